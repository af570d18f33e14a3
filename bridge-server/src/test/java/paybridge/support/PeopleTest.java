package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.EntryTable;
import paybridge.db.HouseEntryRow;
import paybridge.db.StaffRow;
import paybridge.people.Authenticator;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// People of the console: how they come and go, how they prove that it is they, and who may see that.
class PeopleTest {
  private static final String MAIL = "sam@shop.example";
  private static final String PASSWORD = "tea at half past four";
  @TempDir Path data;
  private Walk walk;
  private Browsing sam;
  private String csrf;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    sam = new Browsing();
    walk.bridge.people().add(MAIL, "Sam", "owner");
    csrf = value(byLink(sam, MAIL), "csrf");
    chooses(sam, csrf);
    csrf = value(sam.open(walk.bridgeUrl + "/support/me"), "csrf");
  }

  @AfterEach
  void close() {
    sam.close();
    walk.close();
  }

  private Browsing.Seen byLink(Browsing browser, String mail) {
    return browser.submit(walk.bridgeUrl + walk.bridge.people().signInLink(mail), Map.of());
  }

  private void chooses(Browsing browser, String mark) {
    post(browser, "/support/password", mark, "chosen", PASSWORD, "again", PASSWORD);
  }

  private static String value(Browsing.Seen page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.html());
    assertThat(found.find()).as("a field " + name + " at " + page.at()).isTrue();
    return found.group(1);
  }

  private Browsing.Seen post(Browsing browser, String path, String mark, String... fields) {
    var all = new LinkedHashMap<String, String>();
    all.put("csrf", mark);
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return browser.submit(walk.bridgeUrl + path, all);
  }

  private StaffRow row(String mail) {
    return walk.bridge.parts().outside.database().read(t -> t.staff().findByEmail(mail)).orElseThrow();
  }

  private List<String> journal() {
    return walk.bridge.parts().outside.database().read(t -> t.journal().before(EntryTable.NEWEST, 50)).stream()
        .map(HouseEntryRow::what)
        .toList();
  }

  private byte[] secondFactor() {
    var page = post(sam, "/support/me/second", csrf);
    var secret = Authenticator.secret(value(page, "secret"));
    var begun =
        post(
            sam, "/support/me/second/confirm", csrf,
            "secret", Authenticator.text(secret), "code", code(secret, 0));
    assertThat(begun.html()).contains("Keep these codes somewhere safe");
    recovery = Pattern.compile("<li><code>([a-z2-7-]{19})").matcher(begun.html()).results().map(it -> it.group(1)).toList();
    return secret;
  }

  private List<String> recovery = List.of();

  private String code(byte[] secret, int later) {
    return Authenticator.code(secret, walk.clock().millis() / 30_000 + later);
  }

  private Browsing.Seen signIn(Browsing browser) {
    return browser.submit(
        walk.bridgeUrl + "/support/sign-in", Map.of("email", MAIL, "password", PASSWORD));
  }

  private long refunds() {
    return walk.bridge.parts().outside.database().read(t -> t.operations().ofOrder(walk.order().id())).size();
  }

  private Browsing.Seen say(Browsing browser, String code) {
    return browser.submit(walk.bridgeUrl + "/support/code", Map.of("code", code));
  }

  @Test
  void somebody_with_a_second_factor_is_in_only_with_a_code_that_counts_once() {
    var secret = secondFactor();
    walk.forward(Duration.ofMinutes(2));
    try (var other = new Browsing()) {
      assertThat(signIn(other).at().getPath()).isEqualTo("/support/code");
      assertThat(other.open(walk.bridgeUrl + "/support/me").at().getPath())
          .as("half in is not in")
          .isEqualTo("/support/code");
      assertThat(say(other, "000000").status()).isEqualTo(401);
      assertThat(say(other, code(secret, 0)).at().getPath()).isEqualTo("/support");
    }
    try (var thief = new Browsing()) {
      signIn(thief);
      assertThat(say(thief, code(secret, 0)).status()).as("the same code again").isEqualTo(401);
      assertThat(say(thief, code(secret, -1)).status()).as("an earlier one").isEqualTo(401);
    }
  }

  @Test
  void a_right_password_waits_five_minutes_for_its_code() {
    var secret = secondFactor();
    walk.forward(Duration.ofMinutes(2));
    try (var other = new Browsing()) {
      signIn(other);
      walk.forward(Duration.ofMinutes(6));
      assertThat(say(other, code(secret, 0)).at().getPath()).isEqualTo("/support/sign-in");
      assertThat(other.open(walk.bridgeUrl + "/support").at().getPath()).isEqualTo("/support/sign-in");
    }
  }

  @Test
  void a_recovery_code_is_good_once_and_a_link_does_not_go_round_the_second_factor() {
    secondFactor();
    assertThat(recovery).hasSize(10);
    try (var other = new Browsing()) {
      signIn(other);
      assertThat(say(other, recovery.getFirst().toUpperCase(java.util.Locale.ROOT)).at().getPath())
          .isEqualTo("/support");
      assertThat(other.open(walk.bridgeUrl + "/support/me").html()).contains("9 recovery codes left");
    }
    try (var thief = new Browsing()) {
      assertThat(byLink(thief, MAIL).at().getPath()).isEqualTo("/support/code");
      assertThat(say(thief, recovery.getFirst()).status()).isEqualTo(401);
    }
  }

  @Test
  void after_ten_minutes_who_moves_money_is_asked_once_more_and_then_it_is_done() {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    walk.forward(Duration.ofMinutes(11));
    var order = "/support/orders/" + walk.order().id();
    var once = value(sam.open(walk.bridgeUrl + order), "once");
    String[] wish = {"kind", "refund", "amount", "12.90", "reason", "broken \"cup\"", "once", once};
    var asked = post(sam, order + "/move", csrf, wish);
    assertThat(asked.html()).contains("Is it you?", "broken &quot;cup&quot;");
    assertThat(refunds()).isZero();
    var more = new java.util.ArrayList<>(List.of(wish));
    more.addAll(List.of("its-you-password", "wrong"));
    assertThat(post(sam, order + "/move", csrf, more.toArray(String[]::new)).status()).isEqualTo(403);
    assertThat(refunds()).isZero();
    more.set(more.size() - 1, PASSWORD);
    var done = post(sam, order + "/move", csrf, more.toArray(String[]::new));
    assertThat(done.html()).contains("The gateway has it, and will say when it is done.");
    assertThat(refunds()).isEqualTo(1);
  }

  @Test
  void an_owner_adds_a_person_for_one_shop_who_then_signs_in_by_the_link() {
    var shop = walk.bridge.parts().outside.database().read(t -> t.shops().findByName("tea")).orElseThrow().id();
    var page =
        post(
            sam, "/support/people", csrf,
            "email", "Kim@Shop.example", "name", "Kim", "role", "support", "which", "some", "shop", shop);
    var link = Pattern.compile("<code>(http[^<]*)</code>").matcher(page.html());
    assertThat(link.find()).isTrue();
    try (var kim = new Browsing()) {
      assertThat(kim.submit(link.group(1), Map.of()).at().getPath()).isEqualTo("/support/password");
      assertThat(kim.open(walk.bridgeUrl + "/support/me").html())
          .contains("You are Support, who helps customers, moves no money, for tea.");
    }
    assertThat(row("kim@shop.example").shops()).isEqualTo(shop);
    assertThat(journal()).startsWith("made a sign-in link", "added a person");
  }

  @Test
  void what_is_wrong_with_a_new_person_is_said_and_nobody_is_added() {
    assertThat(post(sam, "/support/people", csrf, "email", "nobody", "role", "support").html())
        .contains("It was not done: not an e-mail address.");
    assertThat(post(sam, "/support/people", csrf, "email", "a@b.example", "role", "king").html())
        .contains("choose a role");
    assertThat(
            post(sam, "/support/people", csrf, "email", "a@b.example", "role", "auditor", "which", "some").html())
        .contains("tick at least one shop");
    List<StaffRow> all = walk.bridge.parts().outside.database().read(t -> t.staff().all());
    assertThat(all).hasSize(1);
  }

  @Test
  void who_leaves_is_out_at_once_and_comes_in_no_more() {
    walk.bridge.people().add("kim@shop.example", "Kim", "manager");
    var token = walk.bridge.apiTokens().make("kim@shop.example", "till").token();
    try (var kim = new Browsing()) {
      byLink(kim, "kim@shop.example");
      var one = "/support/people/" + row("kim@shop.example").id();
      assertThat(post(sam, one + "/leave", csrf).html()).contains("left 2 Nov 2026");
      assertThat(kim.open(walk.bridgeUrl + "/support").at().getPath()).isEqualTo("/support/sign-in");
      var tokens = walk.bridge.apiTokens().of("kim@shop.example");
      assertThat(tokens).allMatch(it -> it.revokedAt() != null);
      assertThat(token).isNotEmpty();
      assertThat(post(sam, one + "/link", csrf).status()).isEqualTo(404);
      post(sam, one + "/return", csrf);
      assertThat(byLink(kim, "kim@shop.example").at().getPath()).isEqualTo("/support/password");
    }
  }

  @Test
  void the_last_owner_stays() {
    var me = "/support/people/" + row(MAIL).id();
    assertThat(post(sam, me + "/leave", csrf).html()).contains("this is the last owner");
    assertThat(post(sam, me, csrf, "name", "Sam", "role", "manager", "which", "every").html())
        .contains("this is the last owner");
    assertThat(row(MAIL).role()).isEqualTo("owner");
    assertThat(row(MAIL).leftAt()).isNull();
  }

  @Test
  void my_sessions_are_listed_and_one_can_be_ended() {
    try (var other = new Browsing()) {
      signIn(other);
      var page = sam.open(walk.bridgeUrl + "/support/me");
      assertThat(page.html()).contains("this one");
      post(sam, "/support/me/end-session", csrf, "session", value(page, "session"));
      assertThat(other.open(walk.bridgeUrl + "/support").at().getPath()).isEqualTo("/support/sign-in");
      assertThat(sam.open(walk.bridgeUrl + "/support/me").status()).isEqualTo(200);
    }
  }
}
