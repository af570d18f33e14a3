package paybridge.truth;

import paybridge.connector.Shopper;

/// What an attempt needs beside its amounts; personal, so it is kept sealed under the order's key.
///
/// @param returnUrl where the shopper goes when the money is there or on its way
/// @param cancelUrl where the shopper can pay again
public record Details(
    Shopper shopper, String description, boolean save, String returnUrl, String cancelUrl) {
  public byte[] bytes() {
    return KeptJson.bytes(this);
  }

  public static Details of(byte[] bytes) {
    return KeptJson.of(bytes, Details.class);
  }
}
