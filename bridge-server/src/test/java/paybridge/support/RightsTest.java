package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.people.Right;
import paybridge.people.Role;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// Every route of the console, by every role, for shops that somebody sees and for those of others.
class RightsTest {
  /// What is open to whoever comes.
  private static final List<String> OPEN =
      List.of(
          "GET /support/sign-in", "POST /support/sign-in", "GET /support/code",
          "POST /support/code", "GET /support/welcome/{token}", "POST /support/welcome/{token}");

  /// What each route asks of whoever comes. A route without a line here is an error.
  private static final Map<String, Right> ASKED =
      Map.ofEntries(
          Map.entry("GET /support", Right.SEE),
          Map.entry("GET /support/inbox", Right.SEE),
          Map.entry("GET /support/messages", Right.SEE),
          Map.entry("GET /support/log", Right.SEE),
          Map.entry("GET /support/search", Right.SEE),
          Map.entry("POST /support/search", Right.SEE),
          Map.entry("GET /support/home/events", Right.SEE),
          Map.entry("GET /support/log.csv", Right.SEE),
          Map.entry("GET /support/log.jsonl", Right.SEE),
          Map.entry("GET /support/orders", Right.SEE),
          Map.entry("GET /support/orders.csv", Right.SEE),
          Map.entry("GET /support/orders.jsonl", Right.SEE),
          Map.entry("POST /support/views", Right.SEE),
          Map.entry("POST /support/views/{id}/delete", Right.SEE),
          Map.entry("GET /support/outbox", Right.SEE),
          Map.entry("POST /support/outbox/again", Right.HELP),
          Map.entry("GET /support/replays/plan", Right.SEE),
          Map.entry("POST /support/replays/plan", Right.HELP),
          Map.entry("POST /support/replays", Right.HELP),
          Map.entry("GET /support/replays/{id}", Right.SEE),
          Map.entry("POST /support/replays/{id}/stop", Right.HELP),
          Map.entry("GET /support/orders/{id}/messages/{said}", Right.SEE),
          Map.entry("GET /support/orders/{id}/entries/{said}", Right.SEE),
          Map.entry("POST /support/orders/{id}/comments", Right.HELP),
          Map.entry("POST /support/orders/{id}/cases/{case}/give", Right.HELP),
          Map.entry("GET /support/password", Right.SEE),
          Map.entry("POST /support/password", Right.SEE),
          Map.entry("POST /support/sign-out", Right.SEE),
          Map.entry("GET /support/me", Right.SEE),
          Map.entry("POST /support/me/end-session", Right.SEE),
          Map.entry("POST /support/me/second", Right.SEE),
          Map.entry("POST /support/me/second/confirm", Right.SEE),
          Map.entry("POST /support/me/second/end", Right.SEE),
          Map.entry("GET /support/orders/{id}", Right.SEE),
          Map.entry("POST /support/orders/{id}/again", Right.HELP),
          Map.entry("POST /support/orders/{id}/ask", Right.HELP),
          Map.entry("POST /support/orders/{id}/case-file", Right.HELP),
          Map.entry("POST /support/orders/{id}/cases/{case}/mine", Right.HELP),
          Map.entry("POST /support/orders/{id}/cases/{case}/later", Right.HELP),
          Map.entry("POST /support/orders/{id}/cases/{case}/close", Right.HELP),
          Map.entry("POST /support/orders/{id}/refund", Right.MONEY),
          Map.entry("POST /support/orders/{id}/capture", Right.MONEY),
          Map.entry("POST /support/orders/{id}/void", Right.MONEY),
          Map.entry("POST /support/orders/{id}/move", Right.MONEY),
          Map.entry("GET /support/shops", Right.HOUSE),
          Map.entry("POST /support/shops/{id}/plugin", Right.HOUSE),
          Map.entry("GET /support/people", Right.HOUSE),
          Map.entry("POST /support/people", Right.HOUSE),
          Map.entry("GET /support/people/{person}", Right.HOUSE),
          Map.entry("POST /support/people/{person}", Right.HOUSE),
          Map.entry("POST /support/people/{person}/link", Right.HOUSE),
          Map.entry("POST /support/people/{person}/leave", Right.HOUSE),
          Map.entry("POST /support/people/{person}/return", Right.HOUSE),
          Map.entry("POST /support/people/{person}/no-second", Right.HOUSE),
          Map.entry("POST /support/people/{person}/sign-out", Right.HOUSE));

  private static final Map<Role, List<Right>> MAY =
      Map.of(
          Role.OWNER, List.of(Right.SEE, Right.HELP, Right.MONEY, Right.HOUSE),
          Role.MANAGER, List.of(Right.SEE, Right.HELP, Right.MONEY),
          Role.SUPPORT, List.of(Right.SEE, Right.HELP),
          Role.AUDITOR, List.of(Right.SEE));

  @TempDir Path data;
  private Walk walk;
  private String order;
  private String otherShop;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    order = walk.order().id();
    otherShop =
        walk.bridge.parts().register.shop("other", "generic", "http://127.0.0.1:9").row().id();
  }

  @AfterEach
  void close() {
    walk.close();
  }

  private List<String> routes() {
    return walk.bridge.routes().stream()
        .filter(route -> route.contains(" /support"))
        .filter(route -> !OPEN.contains(route))
        .toList();
  }

  private Browsing in(String mail, Role role, List<String> shops) {
    var _ = walk.bridge.people().add("a test", mail, mail, role.word(), shops);
    var browser = new Browsing();
    browser.submit(walk.bridgeUrl + walk.bridge.people().signInLink(mail), Map.of());
    return browser;
  }

  private Browsing.Seen call(Browsing browser, String route, String orderId) {
    var parts = route.split(" ", 2);
    var address =
        walk.bridgeUrl
            + parts[1]
                .replace("/orders/{id}", "/orders/" + orderId)
                .replaceAll("\\{[a-z]+}", "none");
    // without the session's own mark nothing is done, but what is not allowed is refused before
    return parts[0].equals("GET")
        ? browser.open(address)
        : browser.submit(address, Map.of("csrf", "none"));
  }

  @Test
  void every_route_says_whom_it_lets_in() {
    assertThat(new TreeSet<>(routes())).isEqualTo(new TreeSet<>(ASKED.keySet()));
    assertThat(walk.bridge.routes()).containsAll(OPEN);
  }

  @Test
  void every_route_lets_in_the_roles_that_may_and_nobody_else() {
    var wrong = new ArrayList<String>();
    for (var role : Role.values()) {
      try (var browser = in(role.word() + "@shop.example", role, List.of())) {
        for (var route : routes()) {
          var seen = call(browser, route, order);
          boolean refused =
              seen.status() == 403 && !seen.html().contains("This page was too old");
          boolean may = MAY.getOrDefault(role, List.of()).contains(ASKED.get(route));
          if (refused == may || seen.status() >= 500) {
            wrong.add(role + " " + route + ": " + seen.status());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoever_is_not_signed_in_is_let_in_nowhere() {
    try (var browser = new Browsing()) {
      for (var route : routes()) {
        assertThat(call(browser, route, order).at().getPath()).as(route).isEqualTo("/support/sign-in");
      }
    }
  }

  @Test
  void an_order_of_a_shop_that_somebody_does_not_see_is_answered_as_if_there_were_none() {
    var answers = new HashMap<String, Browsing.Seen>();
    try (var browser = in("kim@shop.example", Role.MANAGER, List.of(otherShop))) {
      for (var route : routes()) {
        if (route.contains("/orders/{id}")) {
          var foreign = call(browser, route, order);
          assertThat(foreign.status()).as(route).isEqualTo(404);
          assertThat(foreign.html()).as(route).doesNotContain(walk.order().number());
          answers.put(route, foreign);
        }
      }
      var missing = browser.open(walk.bridgeUrl + "/support/orders/none");
      assertThat(Objects.requireNonNull(answers.get("GET /support/orders/{id}")).html()).isEqualTo(missing.html());
    }
  }

  @Test
  void no_page_shows_anything_of_a_shop_that_somebody_does_not_see() {
    var number = walk.order().number();
    var reference = walk.bridge.parts().outside.database().read(t -> t.payments().ofOrder(order)).getFirst().reference();
    try (var browser = in("kim@shop.example", Role.MANAGER, List.of(otherShop))) {
      for (var address :
          List.of(
              "/support", "/support/log", "/support/log?number=" + number, "/support/log?shop=" + walk.order().shopId(),
              "/support/log?result=note", "/support/search?q=" + number,
              "/support/search?q=" + reference, "/support/search?q=12.90",
              "/support/log.csv", "/support/log.jsonl", "/support/log.csv?shop=" + walk.order().shopId(),
              "/support/orders", "/support/orders?shop=" + walk.order().shopId(),
              "/support/orders.csv", "/support/orders.jsonl?shop=" + walk.order().shopId(),
              "/support/outbox", "/support/outbox?tab=replays",
              "/support/outbox?shop=" + walk.order().shopId(),
              "/support/replays/plan?since=2026-11-01&shop=" + walk.order().shopId(),
              "/support/home/events", "/support/inbox", "/support/me")) {
        var seen = browser.open(walk.bridgeUrl + address);
        assertThat(seen.html())
            .as(address)
            .doesNotContain("/support/orders/" + order)
            .doesNotContain(order)
            .doesNotContain(reference + "<")
            .doesNotContain(">tea<")
            .doesNotContain("12.90 EUR");
      }
    }
  }
}
