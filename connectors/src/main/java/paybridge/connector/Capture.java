package paybridge.connector;

import java.util.Locale;

/// When the money is taken.
public enum Capture {
  /// At once: a sale.
  AUTOMATIC,
  /// Held first, taken when the shop says so.
  MANUAL;

  /// The lower-case spelling used on every wire.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
