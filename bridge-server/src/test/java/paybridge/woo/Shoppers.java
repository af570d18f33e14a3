package paybridge.woo;

import java.util.Map;
import paybridge.walk.Browsing;

/// What shoppers do on the payment page of the sandbox.
final class Shoppers {
  private static final int MOST_DECLINES = 3;

  private Shoppers() {}

  /// Pays with this test card and goes where the page leads.
  static Browsing.Seen pay(String page, String card) {
    try (var browser = new Browsing()) {
      var seen = browser.open(page);
      return browser.submit(seen.at().toString(), Map.of("card", card));
    }
  }

  /// Pays and closes the browser at once: nobody comes back to the shop.
  static void payAndLeave(String page, String card) {
    var browser = new Browsing();
    browser.postOnly(browser.open(page).at().toString(), Map.of("card", card));
  }

  /// A payment page that somebody has open.
  static final class AtThePage implements AutoCloseable {
    private final Browsing browser = new Browsing();
    private final String address;

    AtThePage(String page) {
      address = browser.open(page).at().toString();
    }

    void pays() {
      browser.submit(address, Map.of("card", "approve"));
    }

    void isDeclinedForGood() {
      for (int turn = 0; turn < MOST_DECLINES; turn++) {
        browser.submit(address, Map.of("card", "do-not-honour"));
      }
    }

    @Override
    public void close() {
      browser.close();
    }
  }
}
