package paybridge.truth;

import java.util.Locale;
import paybridge.connector.Personal;
import paybridge.connector.Shopper;

/// What an attempt needs beside its amounts; personal, so it is kept sealed under the order's key.
///
/// @param returnUrl where the shopper goes when the money is there or on its way
/// @param cancelUrl where the shopper can pay again
public record Details(
    Shopper shopper, String description, boolean save, String returnUrl, String cancelUrl) {
  /// The kind of hash by which an order is found by its e-mail.
  public static final String EMAIL = "email";

  /// The spelling in which two e-mail addresses are compared.
  public static String sameEmail(Personal email) {
    return email.reveal().strip().toLowerCase(Locale.ROOT);
  }

  /// The words that its sealed form is bound to.
  public static String about(String orderId) {
    return "details of " + orderId;
  }

  public byte[] bytes() {
    return KeptJson.bytes(this);
  }

  public static Details of(byte[] bytes) {
    return KeptJson.of(bytes, Details.class);
  }
}
