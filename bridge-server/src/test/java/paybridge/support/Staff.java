package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import paybridge.db.Database;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// Sam of the staff at a browser, beside a whole walk. Anybody else is added by name.
final class Staff implements AutoCloseable {
  final Walk walk;
  private final Browsing browser = new Browsing();
  private final String csrf;

  Staff(Path data) {
    walk = new Walk(data);
    walk.bridge.people().add("sam@shop.example", "Sam", "manager");
    var link = walk.bridge.people().signInLink("sam@shop.example");
    var seen = browser.submit(walk.bridgeUrl + link, Map.of());
    var found = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"").matcher(seen.html());
    assertThat(found.find()).isTrue();
    csrf = found.group(1);
  }

  /// Somebody buys a tin of tea with this card.
  void order(String card) {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay(card);
    }
    walk.settle();
  }

  Database books() {
    return walk.bridge.parts().outside.database();
  }

  String address() {
    return walk.bridgeUrl + "/support/orders/" + walk.order().id();
  }

  /// The page of the order.
  String page() {
    return browser.open(address()).html();
  }

  /// Any page of the bridge.
  ///
  /// @param path begins with `/`
  Browsing.Seen open(String path) {
    return browser.open(walk.bridgeUrl + path);
  }

  /// Presses a button below the order's page.
  ///
  /// @param path behind the order's address
  Browsing.Seen press(String path, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("csrf", csrf);
    return browser.submit(address() + path, all);
  }

  /// What a reader hears of some HTML: no tags, single blanks.
  static String text(String html) {
    return html.replaceAll("(?s)<(script|style).*?</\\1>", " ")
        .replaceAll("<[^>]*>", " ")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    browser.close();
    walk.close();
  }
}
