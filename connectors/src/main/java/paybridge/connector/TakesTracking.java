package paybridge.connector;

/// A gateway that wants to know that goods were shipped. Moves no money.
public interface TakesTracking {
  /// Tells the gateway.
  ///
  /// @param carrier the carrier's name or address for tracking, or `""`
  /// @param number the carrier's tracking number
  Answer<String> shipped(GatewayCall call, PaymentRef payment, String carrier, String number);

  /// True when this account wants to be told; else nothing is sent and nothing is written about it.
  boolean wantsTracking(Account account);
}
