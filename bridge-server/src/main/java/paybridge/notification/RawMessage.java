package paybridge.notification;

import paybridge.connector.Incoming;
import paybridge.truth.KeptJson;

/// A message byte for byte, as it is kept.
public final class RawMessage {
  private RawMessage() {}

  public static byte[] bytes(Incoming message) {
    return KeptJson.bytes(message);
  }

  public static Incoming of(byte[] bytes) {
    return KeptJson.of(bytes, Incoming.class);
  }
}
