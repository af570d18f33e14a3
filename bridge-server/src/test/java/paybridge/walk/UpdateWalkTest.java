package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.shop.PluginUpdates;

/// A plugin asks for its newest version and fetches it.
class UpdateWalkTest {
  private static final String HOME = "http://127.0.0.1:9/leaf";
  @TempDir Path data;
  private final HttpClient client = HttpClient.newHttpClient();
  private Walk walk;
  private Caller shop;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    shop = new Caller(walk, "leaf", "woocommerce", HOME, "", "");
  }

  @AfterEach
  void close() {
    client.close();
    shop.close();
    walk.close();
  }

  private String address() throws IOException {
    var heard = shop.call("update", "u1", "{}");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.signed()).isTrue();
    var said = new ObjectMapper().readTree(heard.body());
    assertThat(said.path("version").asText()).isEqualTo(PluginUpdates.version());
    assertThat(said.path("requires").asText()).isEqualTo("6.1");
    assertThat(said.path("requiresPhp").asText()).isEqualTo("7.4");
    return said.path("package").asText();
  }

  private HttpResponse<byte[]> fetch(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void the_file_is_the_keyed_build_without_a_key_and_no_cache_keeps_it() throws Exception {
    var answer = fetch(address());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .contains("paybridge-for-woocommerce/includes/class-paybridge-updates.php")
        .noneMatch(name -> name.contains("key"));
  }

  @Test
  void a_token_is_good_for_ten_minutes() throws Exception {
    var address = address();
    walk.forward(Duration.ofMinutes(10));
    assertThat(fetch(address).statusCode()).isEqualTo(200);
    walk.forward(Duration.ofSeconds(1));
    assertThat(fetch(address).statusCode()).isEqualTo(404);
  }

  @Test
  void a_token_that_was_changed_or_is_anothers_fetches_nothing() throws Exception {
    var address = address();
    var other = new Caller(walk, "cup", "woocommerce", "http://127.0.0.1:9/cup", "", "");
    var path = URI.create(address).getPath();
    var others =
        new ObjectMapper().readTree(other.call("update", "u1", "{}").body()).path("package").asText();
    other.close();
    for (var wrong :
        List.of(
            address.substring(0, address.indexOf('?')),
            address.replaceAll("until=\\d+", "until=" + (walk.clock.millis() / 1000 + 601)),
            address.replaceAll("until=\\d+", "until=" + (walk.clock.millis() / 1000 + 599)),
            address.replaceAll("until=\\d+", "until=soon"),
            address.replaceAll("version=[^&]+", "version=0.0.1"),
            address.replaceAll(".$", "") + (address.endsWith("0") ? "1" : "0"),
            others.replace(URI.create(others).getPath(), path),
            address.replace("/shops/", "/shops/x"))) {
      var answer = fetch(wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("Not found.");
    }
  }

  @Test
  void a_plugin_of_another_kind_is_told_that_it_does_not_update_itself() {
    try (var tea = new Caller(walk, "plain")) {
      var heard = tea.call("update", "u1", "{}");
      assertThat(heard.status()).isEqualTo(422);
      assertThat(heard.body()).contains("not-possible", "Make a new file");
    }
  }
}
