package paybridge.sandbox;

import java.util.Locale;

/// The status words of the wire (docs/gateways/sandbox.md, "Status").
enum Status {
  /// The page is open.
  WAITING,
  /// The shopper is done, the bank is not.
  PROCESSING,
  /// The money is held.
  AUTHORIZED,
  /// Some or all of the money is the merchant's.
  PAID,
  /// A method was stored, no money asked.
  STORED,
  DECLINED,
  CANCELLED,
  EXPIRED,
  /// Held money was given back.
  VOIDED;

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
