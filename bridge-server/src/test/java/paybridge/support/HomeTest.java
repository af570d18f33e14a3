package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.truth.Cases;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// The console's first page: what a person must do, and how everything is.
class HomeTest {
  private static final String MAIL = "sam@shop.example";
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;
  private String csrf = "";

  @BeforeEach
  void open() {
    walk = new Walk(data);
    staff = new Browsing();
    walk.bridge.people().add(MAIL, "Sam", "support");
    signIn();
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private void signIn() {
    var seen = staff.submit(walk.bridgeUrl + walk.bridge.people().signInLink(MAIL), Map.of());
    var found = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"").matcher(seen.html());
    assertThat(found.find()).isTrue();
    csrf = found.group(1);
  }

  private void paidOrder() {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
  }

  /// What a reader of the page sees, without tags.
  private String home() {
    var main = staff.open(walk.bridgeUrl + "/support").html().replaceAll("(?s).*<main", "<main");
    return main.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private String openCase(String kind, String cause) {
    var parts = walk.bridge.parts();
    return parts.outside.database()
        .write(
            t -> {
              new Cases(parts.ids, walk.clock()).open(t, walk.order(), kind, cause, "gateway: paid");
              return t.cases().ofOrder(walk.order().id()).getLast().id();
            });
  }

  @Test
  void when_all_agree_nothing_needs_a_person_and_the_days_sums_stand_there() {
    paidOrder();
    assertThat(home())
        .contains("Nothing needs a person")
        .contains("12.90 EUR paid by 1 payment")
        .contains("1 order paid")
        .contains("0 payments with unknown outcome")
        .contains("tea Any shop (plugin protocol) connected")
        .contains("well")
        .doesNotContain("given back by");
  }

  @Test
  void yesterdays_orders_are_not_todays() {
    paidOrder();
    walk.forward(Duration.ofHours(25));
    signIn();
    assertThat(home()).contains("Nothing was ordered today yet").doesNotContain("12.90 EUR");
  }

  @Test
  void cases_are_listed_oldest_first_with_their_cause_and_who_looks_at_them() {
    paidOrder();
    var first = openCase("taken-less", "The gateway shows less.");
    walk.forward(Duration.ofMinutes(12));
    openCase("refund-denied", "The refund is not there.");
    assertThat(home())
        .contains("2 cases need a person")
        .containsSubsequence(
            "12 min", walk.order().number(), "taken less The gateway shows less.", "nobody yet",
            "refund denied The refund is not there.");

    var order = walk.bridgeUrl + "/support/orders/" + walk.order().id();
    staff.submit(order + "/cases/" + first + "/mine", Map.of("csrf", csrf));
    assertThat(home()).containsSubsequence("The gateway shows less.", "Sam", "nobody yet");

    staff.submit(order + "/cases/" + first + "/later", Map.of("csrf", csrf));
    assertThat(home())
        .contains("One case needs a person")
        .doesNotContain("The gateway shows less.");
  }

  @Test
  void an_account_whose_messages_cannot_be_proved_says_so() {
    var visit = walk.checkout(staff).page();
    new Browsing()
        .postOnly(visit.at().toString(), Map.of("card", "approve", "fault", "wrong-signature"));
    walk.turnGateway();
    assertThat(home())
        .contains("signatures fail")
        .contains("1 message of the last day could not be proved: compare the secrets");
  }
}
