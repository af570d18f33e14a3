package paybridge.connector.gateway.wooshpay;

import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Personal;
import paybridge.connector.Shopper;

/// What a shop asks for in these tests.
final class Asked {
  static final String HOOK = "https://bridge.example/notifications/k1";
  static final Shopper ANNA =
      new Shopper(
          new Personal("Anna"),
          new Personal("Bécker"),
          new Personal("anna.becker@example.com"),
          new Personal("+49 30 1234567"),
          new Personal("Hauptstr. 5"),
          new Personal("Berlin"),
          new Personal("BE"),
          new Personal("10115"),
          "DE",
          new Personal("203.0.113.7"),
          "en",
          "C-77");

  private Asked() {}

  static OpenRequest hosted(long minor, String currency) {
    return asked("card", Flow.REDIRECT, Money.of(minor, currency), Capture.AUTOMATIC, false);
  }

  static OpenRequest widget(Capture capture, boolean save) {
    return asked("card", Flow.WIDGET, Money.of(2500, "USD"), capture, save);
  }

  static OpenRequest direct(String method, long minor, String currency) {
    return asked(method, Flow.DIRECT, Money.of(minor, currency), Capture.AUTOMATIC, false);
  }

  static OpenRequest asked(
      String method, Flow flow, Money amount, Capture capture, boolean save) {
    return new OpenRequest(
        FarEnd.REF, "1001", amount, method, flow, capture, save, "2 × Tea", ANNA,
        "https://bridge.example/returns/k1", HOOK);
  }
}
