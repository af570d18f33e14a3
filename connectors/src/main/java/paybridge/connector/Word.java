package paybridge.connector;

import java.util.Locale;

/// What a payment or an order is, in one word. Computed from amounts, never set. A word is spelled
/// once and forever: [#spelling] is what stands in databases, messages and pages.
public enum Word {
  PENDING,
  AUTHORIZED,
  PAID,
  DECLINED,
  CANCELLED,
  EXPIRED,
  REFUNDED;

  /// The lower-case spelling used on every wire.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// True while money is or may still be ours: the payment counts as collected in the shop.
  public boolean holdsMoney() {
    return this == AUTHORIZED || this == PAID;
  }
}
