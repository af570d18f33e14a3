package paybridge.connector;

/// What a message of a shop means.
public sealed interface ShopReading {
  /// Proved and complete.
  ///
  /// @param messageId stable over retries; the idempotency key
  /// @param protocol the version spoken
  /// @param home where the caller says it lives
  record Genuine(String messageId, String protocol, String home, ShopCall call)
      implements ShopReading {}

  /// Not signed by this shop, or too old.
  ///
  /// @param problem the stable word of the problem: `bad-signature` or `stale-timestamp`
  record Unproved(String problem, String why) implements ShopReading {}

  /// The message breaks a rule of the protocol.
  ///
  /// @param problem the stable word of the problem, such as `missing-field`
  /// @param field a path such as `body.total.minor`, or `""` for the whole message
  record Malformed(String messageId, String problem, String field, String why)
      implements ShopReading {}

  /// A call or a version this bridge does not speak.
  record NotSpoken(String messageId, String what) implements ShopReading {}
}
