package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.ReplayRow;
import paybridge.db.UpdateRow;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// The inbox and the outbox, page by page, and the buttons that tell a shop again.
class OutboxTest {
  private static final String MAIL = "sam@shop.example";
  @TempDir Path data;
  @TempDir Path copy;
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
    csrf = value(staff.submit(walk.bridgeUrl + walk.bridge.people().signInLink(MAIL), Map.of()), "csrf");
  }

  private static String value(Browsing.Seen page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.html());
    assertThat(found.find()).as("a field " + name + " at " + page.at()).isTrue();
    return found.group(1);
  }

  private static String text(Browsing.Seen page) {
    return page.html()
        .replaceAll("(?s).*<main", "<main")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  private Database books() {
    return walk.bridge.parts().outside.database();
  }

  private void paidOrder() {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
  }

  /// From now on the shop is called there.
  private void shopIsAt(String callback) {
    var changed =
        books()
            .write(
                t -> {
                  var shop = t.shops().findByName("tea").orElseThrow();
                  return t.shops().moved(shop.id(), shop.home(), shop.home(), callback, "");
                });
    assertThat(changed).isEqualTo(1);
    walk.bridge.parts().directory.changed();
  }

  private Browsing.Seen outbox(String query) {
    return staff.open(walk.bridgeUrl + "/support/outbox" + query);
  }

  private Browsing.Seen send(String path, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("csrf", csrf);
    return staff.submit(walk.bridgeUrl + path, all);
  }

  private List<String> sentAgain() {
    return books().read(t -> t.entries().ofOrder(walk.order().id())).stream()
        .filter(line -> line.what().equals("send again"))
        .map(line -> line.detail())
        .toList();
  }

  /// Orders whose newest picture the shop has not taken, made one after the other.
  private List<OrderRow> parked(int count) {
    var ids = new Ids(walk.clock(), paybridge.work.Chance.seeded(3));
    var like = walk.order();
    return books()
        .write(
            t -> {
              var all = new java.util.ArrayList<OrderRow>();
              for (int i = 0; i < count; i++) {
                var order =
                    new OrderRow(
                        ids.next(), like.shopId(), "p" + i, "P" + i, "EUR", 100, 1, 0, "paid", "", "",
                        null, 1, like.dataKey(), "", like.createdAt(), like.changedAt());
                t.orders().insert(order);
                t.updates()
                    .insert(
                        new UpdateRow(
                            ids.next(), order.id(), order.shopId(), 1, new byte[] {1}, "parked",
                            "The shop said never: gone", 1, null, 0, like.createdAt(), 1L));
                all.add(order);
              }
              return all;
            });
  }

  @Test
  void an_update_that_a_shop_does_not_take_is_on_its_way_for_a_week_and_parked_then() {
    shopIsAt("http://127.0.0.1:9/paybridge");
    paidOrder();
    var number = walk.order().number();
    assertThat(text(outbox("")))
        .containsSubsequence("On their way (1)", number, "tea", "paid", "1 try", "2 Nov 2026 10:00");
    assertThat(text(outbox("?tab=parked"))).contains("Nothing is parked.");
    for (int hours = 0; hours < 24 * 8; hours += 3) {
      walk.forward(Duration.ofHours(3));
    }
    signIn();
    assertThat(text(outbox(""))).contains("Every shop has heard all there is.");
    assertThat(text(outbox("?tab=parked")))
        .containsSubsequence("Parked (1)", number, "A week of tries is used up", "not by itself");
    assertThat(text(outbox("?tab=parked&shop=" + walk.order().shopId()))).contains(number);
    assertThat(text(outbox("?tab=parked&shop=another"))).doesNotContain(number);
  }

  @Test
  void the_button_sends_once_however_often_its_page_is_sent() {
    var there = books().read(t -> t.shops().findByName("tea")).orElseThrow().callback();
    shopIsAt("http://127.0.0.1:9/paybridge");
    paidOrder();
    walk.forward(Duration.ofMinutes(1));
    shopIsAt(there);
    var form = Map.of("order", walk.order().id(), "once", value(outbox(""), "once"), "tab", "way");
    assertThat(send("/support/outbox/again", form).at().getQuery()).isEqualTo("tab=way&did=again");
    assertThat(send("/support/outbox/again", form).at().getQuery()).isEqualTo("tab=way&did=already");
    walk.settle();
    assertThat(walk.inShop().status()).isEqualTo("processing");
    assertThat(send("/support/outbox/again", form).at().getQuery()).isEqualTo("tab=way&did=already");
    assertThat(sentAgain()).containsExactly("picture " + walk.order().sequence() + ", by Sam");
    assertThat(text(outbox(""))).contains("Every shop has heard all there is.");
  }

  @Test
  void what_is_just_being_told_is_not_sent_a_second_time() {
    paidOrder();
    var order = "/support/orders/" + walk.order().id();
    assertThat(send(order + "/again", Map.of()).at().getQuery()).isEqualTo("did=again");
    assertThat(send(order + "/again", Map.of()).at().getQuery()).isEqualTo("did=under-way");
    assertThat(sentAgain())
        .containsExactly("picture 1, by Sam", "Not sent: it is on its way already, by Sam");
  }

  @Test
  void the_outbox_is_shown_page_by_page_to_the_oldest() {
    paidOrder();
    parked(55);
    var first = outbox("?tab=parked");
    assertThat(text(first)).contains("Parked (55)", " P54 ", " P5 ").doesNotContain(" P4 ");
    var older = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first.html());
    assertThat(older.find()).isTrue();
    var second = staff.open(walk.bridgeUrl + older.group(1).replace("&amp;", "&"));
    assertThat(text(second)).contains(" P4 ", " P0 ").doesNotContain(" P5 ");
    assertThat(second.html()).doesNotContain("rel=\"next\"");
  }

  @Test
  void the_inbox_is_shown_page_by_page_to_the_oldest() throws IOException, InterruptedException {
    var account = books().read(t -> t.accounts().all()).getFirst();
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 52; i++) {
        var at = walk.bridgeUrl + "/notifications/sandbox/" + account.pathKey();
        client.send(
            HttpRequest.newBuilder(URI.create(at))
                .POST(HttpRequest.BodyPublishers.ofString("{\"nonsense\":" + i + "}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
      }
    }
    var first = staff.open(walk.bridgeUrl + "/support/inbox");
    assertThat(first.html().split("class=\"panel\"", -1)).hasSize(51);
    var older = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first.html());
    assertThat(older.find()).isTrue();
    var second = staff.open(walk.bridgeUrl + older.group(1).replace("&amp;", "&"));
    assertThat(second.html().split("class=\"panel\"", -1)).hasSize(3);
    assertThat(second.html()).doesNotContain("rel=\"next\"");
  }

  private Map<String, String> plan(String query) {
    var page = staff.open(walk.bridgeUrl + "/support/replays/plan?" + query);
    assertThat(page.status()).isEqualTo(200);
    return Map.of(
        "once", value(page, "once"), "shop", value(page, "shop"), "since", value(page, "since"),
        "confirmed", "1");
  }

  private ReplayRow replay(Browsing.Seen page) {
    var id = page.at().getPath().replaceAll(".*/", "");
    return books().read(t -> t.replays().find(id)).orElseThrow();
  }

  @Test
  void a_replay_says_first_what_it_would_do_and_is_begun_once() {
    paidOrder();
    paidOrder();
    var shop = walk.order().shopId();
    var without = staff.open(walk.bridgeUrl + "/support/replays/plan?since=2026-11-02&shop=" + shop);
    assertThat(text(without))
        .contains("No order would be told to tea", "2 orders: the shop has confirmed the newest picture")
        .doesNotContain("Do nothing");
    var form = plan("since=2026-11-02T09:00&confirmed=1&shop=" + shop);
    var begun = send("/support/replays", form);
    assertThat(text(begun)).contains("Replay for tea", "running", "begun 2 Nov 2026 10:00", "by Sam");
    assertThat(send("/support/replays", form).at()).isEqualTo(begun.at());
    walk.forward(Duration.ofSeconds(5));
    walk.forward(Duration.ofSeconds(5));
    assertThat(text(staff.open(begun.at().toString())))
        .containsSubsequence("done", "2 found", "2 sent", "2 confirmed", "0 on their way", "0 parked");
    assertThat(sentAgain()).hasSize(1).first().asString().contains("replay by Sam");
    assertThat(text(outbox("?tab=replays"))).contains("2 of 2 sent, 2 confirmed");
  }

  @Test
  void a_moment_that_cannot_be_is_refused_by_its_field() {
    paidOrder();
    for (var since : List.of("", "soon", "2026-13-01", "2026-11-03")) {
      var page =
          staff.open(
              walk.bridgeUrl + "/support/replays/plan?since=" + since + "&shop=" + walk.order().shopId());
      assertThat(page.status()).as(since).isEqualTo(422);
      assertThat(page.html()).contains("The field “Changed since”");
    }
  }

  @Test
  void a_replay_goes_on_after_a_kill_where_it_was() throws IOException {
    for (int i = 0; i < 7; i++) {
      paidOrder();
    }
    var begun =
        send("/support/replays", plan("since=2026-11-02&confirmed=1&shop=" + walk.order().shopId()));
    for (var step : walk.bridge.steps()) {
      if (step.name().equals("replays")) {
        step.claim(50).forEach(Runnable::run);
      }
    }
    var before = replay(begun);
    assertThat(before.sent()).isEqualTo(4);
    try (var after = walk.afterKill(data, copy)) {
      var steps = after.steps();
      for (int turn = 0; turn < 10; turn++) {
        walk.tick(Duration.ofSeconds(1));
        steps.forEach(step -> step.claim(50).forEach(Runnable::run));
      }
      var books = after.parts().outside.database();
      var row = books.read(t -> t.replays().find(before.id())).orElseThrow();
      assertThat(row.state() + " " + row.sent() + " " + row.confirmed()).isEqualTo("done 7 7");
      var asked = books.read(t -> t.orders().oldest(9)).stream()
          .map(
              order ->
                  books.read(t -> t.entries().ofOrder(order.id())).stream()
                      .filter(line -> line.what().equals("send again"))
                      .count())
          .toList();
      assertThat(asked).hasSize(7).allMatch(times -> times == 1);
    }
  }

  @Test
  void chosen_orders_are_sent_again_together_and_a_replay_can_be_stopped() {
    paidOrder();
    var three = parked(3);
    var page =
        send(
            "/support/replays/plan",
            Map.of("chosen", three.getFirst().id(), "once", "x", "tab", "parked"));
    assertThat(text(page)).contains("1 order would be told to their shop", "Send 1 order again");
    var begun =
        send("/support/replays", Map.of("once", value(page, "once"), "chosen", value(page, "chosen")));
    assertThat(text(begun)).contains("1 order that was chosen", "1 found", "Stop it");
    assertThat(text(send(begun.at().getPath() + "/stop", Map.of())))
        .contains("stopped", "Sam stopped it");
    assertThat(send("/support/replays/plan", Map.of()).status()).isEqualTo(422);
    assertThat(staff.open(walk.bridgeUrl + "/support/replays/none").status()).isEqualTo(404);
    assertThat(staff.submit(walk.bridgeUrl + "/support/replays", Map.of("chosen", "x")).status())
        .isEqualTo(403);
  }
}
