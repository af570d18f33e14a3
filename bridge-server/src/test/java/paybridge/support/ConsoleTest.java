package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.truth.Cases;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// What people can do in the console, and what it never shows.
class ConsoleTest {
  private static final String MAIL = "sam@shop.example";
  private static final String PASSWORD = "tea at half past four";
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    staff = new Browsing();
    walk.bridge.people().add(MAIL, "Sam", "owner");
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private Browsing.Seen signInByLink(Browsing browser, String link) {
    return browser.submit(walk.bridgeUrl + link, Map.of());
  }

  private String signedIn() {
    return csrf(signInByLink(staff, walk.bridge.people().signInLink(MAIL)));
  }

  private static String csrf(Browsing.Seen page) {
    return value(page, "csrf");
  }

  private static String value(Browsing.Seen page, String name) {
    var found =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.html());
    assertThat(found.find()).as("a field " + name + " at " + page.at()).isTrue();
    return found.group(1);
  }

  private String paidOrder() {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    return walk.bridgeUrl + "/support/orders/" + walk.order().id();
  }

  private Browsing.Seen signIn(Browsing browser, String password) {
    return browser.submit(
        walk.bridgeUrl + "/support/sign-in", Map.of("email", MAIL, "password", password));
  }

  @Test
  void without_signing_in_there_is_only_the_sign_in_page() {
    var order = paidOrder();
    assertThat(staff.open(order).at().getPath()).isEqualTo("/support/sign-in");
    assertThat(staff.open(walk.bridgeUrl + "/support").at().getPath())
        .isEqualTo("/support/sign-in");
  }

  @Test
  void an_owner_sees_how_the_shops_stand_and_downloads_a_plugin_with_a_new_key() {
    var csrf = signedIn();
    var seen = staff.open(walk.bridgeUrl + "/support/shops");
    assertThat(seen.html())
        .contains("connected", walk.shopHome, "Test bank transfer", "Six words", "Download plugin")
        .doesNotContain("whsec_");
    var shop = walk.bridge.parts().outside.database().read(t -> t.shops().findByName("tea")).orElseThrow();
    var address = walk.bridgeUrl + "/support/shops/" + shop.id() + "/plugin";
    assertThat(staff.submit(address, Map.of("csrf", "wrong")).status()).isEqualTo(403);
    var zip = staff.submit(address, Map.of("csrf", csrf));
    assertThat(zip.status()).isEqualTo(200);
    assertThat(zip.html()).startsWith("PK");
    var now = walk.bridge.parts().directory.shop(shop.id());
    assertThat(now.live()).isTrue();
    assertThat(now.account().settings().secrets("pairing")).hasSize(1);
    assertThat(staff.open(walk.bridgeUrl + "/support/log").html()).contains("Sam made a plugin file");
    assertThat(staff.submit(walk.bridgeUrl + "/support/shops/none/plugin", Map.of("csrf", csrf)).status())
        .isEqualTo(404);
  }

  @Test
  void shops_and_their_plugins_are_for_owners() {
    walk.bridge.people().add("kim@shop.example", "Kim", "support");
    var csrf = csrf(signInByLink(staff, walk.bridge.people().signInLink("kim@shop.example")));
    assertThat(staff.open(walk.bridgeUrl + "/support").html()).doesNotContain("/support/shops");
    assertThat(staff.open(walk.bridgeUrl + "/support/shops").status()).isEqualTo(403);
    var shop = walk.bridge.parts().outside.database().read(t -> t.shops().findByName("tea")).orElseThrow();
    assertThat(
            staff
                .submit(
                    walk.bridgeUrl + "/support/shops/" + shop.id() + "/plugin", Map.of("csrf", csrf))
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_link_signs_in_once_and_looking_at_it_does_not_use_it_up() {
    var link = walk.bridge.people().signInLink(MAIL);
    assertThat(staff.open(walk.bridgeUrl + link).status()).isEqualTo(200);
    assertThat(staff.open(walk.bridgeUrl + link).status()).isEqualTo(200);
    assertThat(signInByLink(staff, link).at().getPath()).isEqualTo("/support/password");
    try (var thief = new Browsing()) {
      assertThat(signInByLink(thief, link).status()).isEqualTo(410);
    }
  }

  @Test
  void a_link_is_dead_after_a_day() {
    var link = walk.bridge.people().signInLink(MAIL);
    walk.forward(Duration.ofHours(25));
    assertThat(signInByLink(staff, link).status()).isEqualTo(410);
  }

  @Test
  void a_chosen_password_signs_in_and_a_session_ends_after_twelve_hours() {
    var csrf = signedIn();
    var chosen =
        staff.submit(
            walk.bridgeUrl + "/support/password",
            Map.of("csrf", csrf, "chosen", PASSWORD, "again", PASSWORD));
    assertThat(chosen.at().getPath()).isEqualTo("/support");
    try (var other = new Browsing()) {
      assertThat(signIn(other, PASSWORD).at().getPath()).isEqualTo("/support");
      walk.forward(Duration.ofHours(13));
      assertThat(other.open(walk.bridgeUrl + "/support").at().getPath())
          .isEqualTo("/support/sign-in");
    }
  }

  @Test
  void a_short_password_and_two_different_ones_are_refused() {
    var csrf = signedIn();
    var at = walk.bridgeUrl + "/support/password";
    assertThat(staff.submit(at, Map.of("csrf", csrf, "chosen", "short", "again", "short")).status())
        .isEqualTo(422);
    assertThat(
            staff.submit(at, Map.of("csrf", csrf, "chosen", PASSWORD, "again", "another")).status())
        .isEqualTo(422);
  }

  @Test
  void nobody_signs_in_without_a_password_and_the_sixth_try_is_not_looked_at() {
    assertThat(signIn(staff, "").status()).isEqualTo(401);
    for (int wrong = 0; wrong < 4; wrong++) {
      assertThat(signIn(staff, "wrong").status()).isEqualTo(401);
    }
    assertThat(signIn(staff, "wrong").status()).isEqualTo(429);
    walk.forward(Duration.ofMinutes(6));
    assertThat(signIn(staff, "wrong").status()).isEqualTo(401);
  }

  @Test
  void a_form_without_the_mark_of_the_session_changes_nothing() {
    var order = paidOrder();
    signedIn();
    long before = lines();
    assertThat(staff.submit(order + "/again", Map.of()).status()).isEqualTo(403);
    assertThat(staff.submit(order + "/again", Map.of("csrf", "x".repeat(43))).status())
        .isEqualTo(403);
    assertThat(lines()).isEqualTo(before);
  }

  private long lines() {
    return walk.bridge.parts().outside.database()
        .read(t -> t.entries().ofOrder(walk.order().id()).size());
  }

  @Test
  void the_log_lists_what_was_said_and_its_filters_narrow_it() {
    paidOrder();
    signedIn();
    var log = walk.bridgeUrl + "/support/log";
    assertThat(staff.open(log).html()).contains("order update 1", ">" + walk.order().number() + "<");
    assertThat(staff.open(log + "?text=was%20paid").html())
        .contains("was paid by")
        .doesNotContain("order update 1");
    assertThat(staff.open(log + "?number=" + walk.order().number()).html())
        .contains("order update 1");
    assertThat(staff.open(log + "?number=nothing").html()).contains("No line fits this filter");
    assertThat(staff.open(log + "?result=parked").html()).contains("No line fits this filter");
  }

  @Test
  void a_number_or_reference_leads_to_the_order() {
    var order = paidOrder();
    signedIn();
    var search = walk.bridgeUrl + "/support/search?q=";
    assertThat(staff.open(search + walk.order().number()).at().toString()).isEqualTo(order);
    var attempt =
        walk.bridge.parts().outside.database()
            .read(t -> t.payments().ofOrder(walk.order().id()))
            .getFirst();
    assertThat(staff.open(search + attempt.reference()).at().toString()).isEqualTo(order);
    assertThat(staff.open(search + attempt.gatewayReference()).at().toString()).isEqualTo(order);
    assertThat(staff.open(search + "nothing").html()).contains("No order was found");
  }

  @Test
  void an_email_an_amount_or_a_day_leads_to_the_order_and_a_part_of_them_does_not() {
    var order = paidOrder();
    var csrf = signedIn();
    var search = walk.bridgeUrl + "/support/search";
    for (var found :
        List.of(
            "ada@example.org", "ADA@example.org", "12.90", "12.9", "12,90", "12.90 EUR", "eur 12.90",
            "2026-11-02")) {
      assertThat(staff.submit(search, Map.of("csrf", csrf, "q", found)).at().toString())
          .as(found)
          .isEqualTo(order);
    }
    for (var not :
        List.of("ada@example", "1290", "12.90 USD", "2026-11-03", "2026-13-45", "@", "%", "' or 1=1")) {
      assertThat(staff.submit(search, Map.of("csrf", csrf, "q", not)).html())
          .as(not)
          .contains("No order was found");
    }
  }

  @Test
  void an_email_that_is_searched_for_stands_in_no_address() {
    paidOrder();
    var csrf = signedIn();
    var search = walk.bridgeUrl + "/support/search";
    var seen = staff.submit(search, Map.of("csrf", csrf, "q", "nobody@example.org"));
    assertThat(seen.at().toString()).isEqualTo(search);
    assertThat(staff.open(search + "?q=ada@example.org").html()).contains("No order was found");
  }

  @Test
  void the_page_of_an_order_tells_the_story_without_personal_data_or_secrets() {
    var order = paidOrder();
    signedIn();
    var page = staff.open(order);
    assertThat(page.html())
        .contains("agree", "12.90 EUR", "Signature: genuine", "What was said")
        .doesNotContain("ada@example.org", "Ada Example", "4242424242424242", "whsec_");
    var parts = walk.bridge.parts();
    var row =
        parts.outside.database().read(t -> t.payments().ofOrder(walk.order().id())).getFirst();
    assertThat(page.html()).doesNotContain(row.token(), row.returnToken());
  }

  @Test
  void a_case_is_taken_put_off_and_closed_and_the_timeline_says_by_whom() {
    var order = paidOrder();
    var csrf = signedIn();
    var parts = walk.bridge.parts();
    var books = parts.outside.database();
    books.write(
        t -> {
          new Cases(parts.ids, walk.clock())
              .open(t, walk.order(), "taken-less", "The gateway shows less.", "gateway: paid");
          return t;
        });
    var id =
        books.read(t -> t.cases().ofOrder(walk.order().id())).getFirst().id();
    assertThat(staff.open(order).html()).contains("The gateway shows less.", "gateway: paid");
    var form = Map.of("csrf", csrf, "reason", "looked there");

    staff.submit(order + "/cases/" + id + "/mine", form);
    assertThat(staff.submit(order + "/cases/" + id + "/later", form).html())
        .contains("yours", "put off until");
    var closed = staff.submit(order + "/cases/" + id + "/close", form);

    assertThat(closed.html()).contains("by Sam: looked there").doesNotContain("Open case");
    assertThat(staff.submit(order + "/cases/" + id + "/close", form).at().getQuery())
        .isEqualTo("did=case-gone");
  }

  @Test
  void a_refund_is_asked_once_more_and_then_moves_the_order_once() {
    var order = paidOrder();
    var csrf = signedIn();
    var fields =
        Map.of(
            "csrf", csrf, "amount", "2.50", "reason", "dented",
            "once", value(staff.open(order), "once"));
    var confirm = staff.submit(order + "/refund", fields);
    assertThat(confirm.html()).contains("Refund 2.50 EUR?");
    var sure =
        Map.of(
            "csrf", csrf, "kind", "refund", "amount", "2.50", "reason", "dented",
            "once", value(confirm, "once"));
    assertThat(staff.submit(order + "/move", sure).at().getQuery()).startsWith("did=moved-");
    assertThat(staff.submit(order + "/move", sure).at().getQuery()).isEqualTo("did=already");
    walk.settle();
    walk.forward(Duration.ofSeconds(90));
    assertThat(staff.open(order).html()).contains("2.50 EUR given back", "by Sam");
    int operations =
        walk.bridge.parts().outside.database()
            .read(t -> t.operations().ofOrder(walk.order().id()).size());
    assertThat(operations).isEqualTo(1);
    assertThat(walk.inShop().notes()).anyMatch(note -> note.contains("2.50 EUR was refunded"));
  }

  @Test
  void an_amount_or_reason_that_cannot_be_is_refused_by_its_field() {
    var order = paidOrder();
    var csrf = signedIn();
    var once = value(staff.open(order), "once");
    for (var amount : new String[] {"0", "13.00", "-1", "2,50", "1.234", "much"}) {
      var page =
          staff.submit(
              order + "/refund",
              Map.of("csrf", csrf, "amount", amount, "reason", "", "once", once));
      assertThat(page.status()).as(amount).isEqualTo(422);
      assertThat(page.html()).contains("The field “Amount”");
    }
    var card =
        staff.submit(
            order + "/refund",
            Map.of(
                "csrf", csrf, "amount", "1.00", "reason", "card 4242 4242 4242 4242", "once",
                once));
    assertThat(card.status()).isEqualTo(422);
    assertThat(card.html()).contains("The field “Reason”").doesNotContain("4242 4242");
  }

  @Test
  void send_again_and_ask_leave_a_line_with_the_name_of_the_person() {
    var order = paidOrder();
    var csrf = signedIn();
    assertThat(staff.submit(order + "/again", Map.of("csrf", csrf)).at().getQuery())
        .isEqualTo("did=again");
    walk.settle();
    assertThat(staff.submit(order + "/ask", Map.of("csrf", csrf)).at().getQuery())
        .isEqualTo("did=asked");
    assertThat(staff.open(order).html())
        .contains("send again", "by Sam", "already had", "ask the gateway", "old news, still paid");
  }
}
