package paybridge.connector.gateway.oceanpayment;

import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Personal;
import paybridge.connector.Shopper;

/// What a shop asks for in these tests.
final class Asked {
  static final String BACK = "https://shop.example.com/pay/oceanpayment/return";
  static final String NOTICE = "https://shop.example.com/pay/oceanpayment/notice";
  static final Shopper ANNA =
      new Shopper(
          new Personal("Anna"),
          new Personal("Becker"),
          new Personal("anna.becker@example.com"),
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          new Personal("BE"),
          Personal.NONE,
          "DE",
          Personal.NONE,
          "en",
          "C-77");

  /// All that a shop may know, and letters beyond ASCII.
  static final Shopper JOSE =
      new Shopper(
          new Personal(" Jos\u00e9 \u00a0"),
          new Personal("M\u00fcller-<\u0141ukasz>"),
          new Personal("jose@example.com"),
          new Personal("+49 30 \"123456\""),
          new Personal("Allee 1 & 2"),
          new Personal("Berlin"),
          new Personal("BE"),
          new Personal("10115"),
          "DE",
          new Personal("203.0.113.7"),
          "de",
          "C-78");

  private Asked() {}

  static OpenRequest by(Shopper shopper, Money amount) {
    return new OpenRequest(
        FarEnd.ORDER, "1002", amount, "card", Flow.REDIRECT, Capture.AUTOMATIC, false,
        "2 \u00d7 \"Tea\"", shopper, BACK, NOTICE);
  }

  static OpenRequest anna(Money amount, String method) {
    return asked(amount, method, Capture.AUTOMATIC, false);
  }

  static OpenRequest asked(Money amount, String method, Capture capture, boolean save) {
    return new OpenRequest(
        FarEnd.ORDER, "1001", amount, method, Flow.REDIRECT, capture, save, "Tea; black, loose",
        ANNA, BACK, NOTICE);
  }
}
