package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// What the first page draws, and that its tables say the same.
class HomeChartsTest {
  private static final int NOW = 23;
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;
  private Bookkeeping books;

  @BeforeEach
  void a_bridge_with_one_paid_order() {
    walk = new Walk(data);
    staff = new Browsing();
    books = new Bookkeeping(walk);
    walk.bridge.people().add("sam@shop.example", "Sam", "support");
    staff.submit(
        walk.bridgeUrl + walk.bridge.people().signInLink("sam@shop.example"), Map.of());
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private String page() {
    return staff.open(walk.bridgeUrl + "/support").html();
  }

  private String figure(String id) {
    var found =
        Pattern.compile("(?s)<figure class=\"chart " + id + "\".*?</figure>").matcher(page());
    assertThat(found.find()).as("a chart " + id).isTrue();
    return found.group();
  }

  private JsonNode drawn(String id) {
    var found =
        Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script>").matcher(figure(id));
    assertThat(found.find()).isTrue();
    try {
      return new ObjectMapper().readTree(found.group(1));
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  /// The numbers of one series, by its name.
  private static JsonNode values(JsonNode chart, String name) {
    for (var one : chart.get("series")) {
      if (one.get("name").asText().equals(name)) {
        return one.get("values");
      }
    }
    throw new AssertionError("no series " + name + " in " + chart);
  }

  private static String words(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static int sum(JsonNode values) {
    return IntStream.range(0, values.size()).map(i -> values.get(i).asInt()).sum();
  }

  @Test
  void every_attempt_of_the_last_day_stands_in_its_hour_with_what_became_of_it() {
    books.attempt(Duration.ofHours(23), "refunded", null, null);
    books.attempt(Duration.ofHours(25), "paid", null, null);
    books.attempt(Duration.ofHours(2), "declined", "expired_card", null);
    books.attempt(Duration.ofHours(2), "expired", null, null);
    books.attempt(Duration.ofHours(2), "cancelled", null, null);
    books.attempt(Duration.ofMinutes(0), "authorized", null, null);
    books.attempt(Duration.ofMinutes(0), "pending", null, null);
    var chart = drawn("outcomes");
    assertThat(chart.get("labels").get(NOW).asText()).isEqualTo("10:00");
    assertThat(values(chart, "paid").get(NOW).asInt()).isEqualTo(1);
    assertThat(values(chart, "paid").get(0).asInt()).isEqualTo(1);
    assertThat(sum(values(chart, "paid"))).isEqualTo(2);
    assertThat(values(chart, "declined").get(NOW - 2).asInt()).isEqualTo(1);
    assertThat(values(chart, "cancelled or expired").get(NOW - 2).asInt()).isEqualTo(2);
    assertThat(values(chart, "authorized").get(NOW).asInt()).isEqualTo(1);
    assertThat(values(chart, "pending").get(NOW).asInt()).isEqualTo(1);
    assertThat(words(figure("outcomes")))
        .contains("7 began, 2 of them are paid.", "08:00 0 0 0 1 2", "10:00 1 1 1 0 0");
  }

  @Test
  void beside_a_live_account_test_payments_count_nowhere() {
    books.attempt(Duration.ofHours(1), "declined", "expired_card", null);
    assertThat(words(figure("outcomes"))).contains("Only test payments: no account at a gateway is live.");
    var live = books.liveAccount();
    walk.forward(Duration.ofMinutes(1));
    assertThat(words(figure("outcomes"))).contains("No payment began.").doesNotContain("test");
    assertThat(words(figure("declines"))).contains("None was declined.");
    assertThat(words(figure("times"))).contains("Nothing was measured.");
    books.attempt(Duration.ofHours(1), "declined", "lost_or_stolen", live);
    walk.forward(Duration.ofMinutes(1));
    assertThat(words(figure("outcomes"))).contains("1 began, 0 of them are paid.");
    assertThat(words(figure("declines"))).contains("One was declined.", "lost or stolen 1");
  }

  @Test
  void reasons_are_counted_for_a_week_the_most_frequent_first() {
    books.attempt(Duration.ofDays(6), "declined", "do_not_honour", null);
    books.attempt(Duration.ofDays(5), "paid", "insufficient_funds", null);
    books.attempt(Duration.ofDays(1), "declined", "insufficient_funds", null);
    books.attempt(Duration.ofDays(8), "declined", "expired_card", null);
    var chart = drawn("declines");
    assertThat(chart.get("labels"))
        .extracting(JsonNode::asText)
        .containsExactly("insufficient funds", "do not honour");
    assertThat(values(chart, "payments")).extracting(JsonNode::asInt).containsExactly(2, 1);
    assertThat(words(figure("declines"))).contains("3 were declined.", "insufficient funds 2");
  }

  @Test
  void half_and_nearly_all_messages_and_updates_are_as_fast_as_the_lines_say() {
    var payment = books.attempt(Duration.ofHours(4), "paid", null, null);
    for (int one = 1; one <= 100; one++) {
      books.message(Duration.ofHours(3), payment, one * 10L);
    }
    for (int one = 1; one <= 20; one++) {
      books.applied(Duration.ofHours(3), 100 + one, one * 1000L);
    }
    var chart = drawn("times");
    assertThat(values(chart, "taken in, half within").get(NOW - 3).asLong()).isEqualTo(500);
    assertThat(values(chart, "taken in, 95 of 100 within").get(NOW - 3).asLong()).isEqualTo(950);
    assertThat(values(chart, "applied in the shop, half within").get(NOW - 3).asLong()).isEqualTo(10_000);
    assertThat(values(chart, "applied in the shop, 95 of 100 within").get(NOW - 3).asLong())
        .isEqualTo(19_000);
    assertThat(values(chart, "taken in, half within").get(0).isNull()).isTrue();
    assertThat(words(figure("times"))).contains("07:00 500 ms 950 ms 10 s 19 s");
  }

  @Test
  void the_page_runs_only_scripts_of_this_bridge_and_browsers_keep_the_libraries() throws Exception {
    var scripts =
        Pattern.compile("<script src=\"([^\"]*)\"").matcher(page()).results()
            .map(it -> it.group(1)).collect(Collectors.toList());
    assertThat(scripts).hasSize(4);
    try (var client = HttpClient.newHttpClient()) {
      for (var script : scripts) {
        var reply =
            client.send(
                HttpRequest.newBuilder(URI.create(walk.bridgeUrl + script)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(script).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(reply.headers().firstValue("Cache-Control").orElse(""))
            .as(script)
            .contains(script.startsWith("/webjars/") ? "max-age=31622400" : "max-age=3600");
      }
    }
  }
}
