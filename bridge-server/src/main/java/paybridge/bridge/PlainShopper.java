package paybridge.bridge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Buys by plain HTTP: does on each page what a shopper who wants to pay would do there.
final class PlainShopper implements DemoCheck.Buyer {
  private static final int MOST_PAGES = 8;
  private static final Pattern CODE = Pattern.compile("id=\"shown-code\">([^<]+)<");

  @Override
  public String buy(Demo demo, String method) {
    try (var browser = new ByHand()) {
      var shop = demo.shopUrl();
      browser.submit(shop + "/basket", Map.of("product", "earl-grey", "change", "1"));
      var page =
          browser.submit(
              shop + "/checkout",
              Map.of(
                  "name", "Ada Example", "email", "ada@example.org", "country",
                  demo.scene().country(), "method", method));
      for (int turn = 0; turn < MOST_PAGES && !atShop(page, shop); turn++) {
        page = goOn(browser, page);
      }
      if (!atShop(page, shop)) {
        throw new IllegalStateException(
            "the shopper did not come back to the shop from " + page.at().getAuthority());
      }
      return page.html();
    }
  }

  private static boolean atShop(ByHand.Seen page, String shop) {
    return page.at().toString().startsWith(shop + "/");
  }

  private static ByHand.Seen goOn(ByHand browser, ByHand.Seen page) {
    var html = page.html();
    if (html.contains("id=\"widget\"")) {
      return widget(browser, page);
    }
    if (html.contains("name=\"card\"")) {
      return browser.submit(page.at().toString(), Map.of("card", "approve"));
    }
    if (html.contains("name=\"choice\"")) {
      return post(browser, page, "name=\"choice\"", Map.of("choice", "approve"));
    }
    var code = CODE.matcher(html);
    if (code.find()) {
      return post(browser, page, "name=\"code\"", Map.of("code", code.group(1)));
    }
    for (var mark : new String[] {"id=\"continue\"", "id=\"back\""}) {
      if (html.contains(mark)) {
        return post(browser, page, mark, Map.of());
      }
    }
    throw new IllegalStateException(
        "the shopper does not know what to do at "
            + page.at().getAuthority()
            + page.at().getPath()
            + " ("
            + page.status()
            + ")");
  }

  private static ByHand.Seen post(
      ByHand browser, ByHand.Seen page, String mark, Map<String, String> typed) {
    var form =
        WebForm.holding(page, mark)
            .orElseThrow(() -> new IllegalStateException("no form with " + mark));
    var fields = new LinkedHashMap<>(form.hidden());
    fields.putAll(typed);
    return browser.submit(form.action().toString(), fields);
  }

  /// What the gateway's script would do in a browser.
  private static ByHand.Seen widget(ByHand browser, ByHand.Seen page) {
    var place = WebForm.element(page.html(), "id=\"widget\"");
    var script = URI.create(WebForm.element(page.html(), "/widget.js").getOrDefault("src", ""));
    browser.open(script.toString());
    var back = place.getOrDefault("data-back", "");
    var asked = new TreeMap<String, String>();
    asked.put("key", place.getOrDefault("data-key", ""));
    asked.put("client_secret", place.getOrDefault("data-secret", ""));
    browser.json(script.resolve("/widget/open").toString(), asked);
    asked.put("choice", "approve");
    asked.put("return_url", back);
    var answer = browser.json(script.resolve("/widget/confirm").toString(), asked);
    var challenge = answer.path("next_action").path("challenge_redirect").path("url").asText();
    return browser.open(challenge.isEmpty() ? back : challenge);
  }
}
