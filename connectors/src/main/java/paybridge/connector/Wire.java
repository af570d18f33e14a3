package paybridge.connector;

/// The way out. One implementation in the house: it refuses addresses that are not registered, and
/// every exchange over it is shown, masked, in the timeline.
@FunctionalInterface
public interface Wire {
  /// Sends once and waits for the answer. Never throws for what the network does.
  WireAnswer send(WireRequest request);
}
