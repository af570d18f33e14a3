package paybridge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.Answer;
import paybridge.connector.ShopSays;
import paybridge.connector.Word;

/// The example shop of plugin-stubs/generic, run by PHP as its README says.
class PhpShopTest {
  private static final File KIT = new File("../plugin-stubs/generic");
  private final HttpClient browser = HttpClient.newHttpClient();

  @Test
  void a_php_shop_pays_once(@TempDir Path folder) throws Exception {
    var paths = System.getenv("PATH").split(File.pathSeparator);
    assumeTrue(
        Arrays.stream(paths).anyMatch(path -> new File(path, "php").canExecute()),
        "PHP is not here: apt-get install php-cli php-curl");
    var home = "http://127.0.0.1:" + freePort();
    try (var bridge = new PlayedBridge(InstantSource.system())) {
      var php = start(folder, home, bridge);
      try {
        buy(home, bridge, php);
      } finally {
        php.destroyForcibly().waitFor();
      }
      assertThat(bridge.refusals()).isEmpty();
    }
  }

  private void buy(String home, PlayedBridge bridge, Process php) throws Exception {
    awaitListening(php);
    assertThat(get(home + "/")).contains("Pay with Card", "Pay with iDEAL");
    assertThat(bridge.challenge()).isEqualTo(new Answer.Done<>("challenge-nonce-0001"));
    assertThat(bridge.challengeByStranger()).isInstanceOf(Answer.NotSent.class);

    var sent = post(home + "/buy", "method=card");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location").orElse(""))
        .startsWith(bridge.address() + "/pay/played-");
    var id = bridge.onlyOrder();
    var asked = bridge.order(id).asked();
    assertThat(asked.total()).hasToString("49.90 EUR");
    assertThat(get(asked.returnUrl())).contains("Your order is pending", "Pay with Card");

    var paid = bridge.change(id, Word.PAID, UnaryOperator.identity());
    assertThat(says(bridge.deliver(paid)))
        .extracting(ShopSays::sequence, ShopSays::applied, ShopSays::paid)
        .containsExactly(2L, true, true);
    assertThat(says(bridge.deliver(paid)).applied()).isFalse();
    assertThat(get(asked.returnUrl()))
        .contains("Your order is paid", "It is paid.")
        .doesNotContain("Pay with");
  }

  private static Process start(Path folder, String home, PlayedBridge bridge) throws IOException {
    var pairing = folder.resolve("paybridge.json");
    Files.writeString(
        pairing,
        "{\"bridge\":\"%s\",\"shop\":\"%s\",\"pairing\":\"%s\"}"
            .formatted(bridge.address(), PlayedBridge.KEY, PlayedBridge.PAIRING.reveal()));
    var builder =
        new ProcessBuilder("php", "-S", URI.create(home).getAuthority(), "example-shop.php")
            .directory(KIT)
            .redirectErrorStream(true);
    builder.environment().put("PAYBRIDGE_JSON", pairing.toString());
    builder.environment().put("PAYBRIDGE_DATA", folder.toString());
    builder.environment().put("SHOP_HOME", home);
    return builder.start();
  }

  /// PHP's server says a line when it listens.
  private static void awaitListening(Process php) throws IOException {
    var said = php.inputReader();
    var line = said.readLine();
    while (line != null && !line.contains("started")) {
      line = said.readLine();
    }
    assertThat(line).as("PHP's server").isNotNull();
  }

  private static ShopSays says(Answer<ShopSays> answer) {
    if (answer instanceof Answer.Done<ShopSays>(var says)) {
      return says;
    }
    throw new AssertionError(answer.toString());
  }

  private String get(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> post(String address, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
