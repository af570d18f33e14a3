package paybridge.connector;

import java.util.Optional;

/// How an order is to be paid over time.
///
/// @param kind in parts of one total, or the whole total again and again
/// @param times how many payments in all; for a subscription empty: until somebody ends it
/// @param every so many `unit`s lie between two payments
public record Plan(Kind kind, Optional<Integer> times, int every, Unit unit) {
  /// What is paid over time.
  public enum Kind {
    INSTALMENTS,
    SUBSCRIPTION;

    /// As on the wire.
    public String spelling() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// The unit of the distance between two payments.
  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /// As on the wire.
    public String spelling() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
