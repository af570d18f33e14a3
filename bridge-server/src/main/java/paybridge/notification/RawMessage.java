package paybridge.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import paybridge.connector.Incoming;

/// A message byte for byte, as it is kept.
public final class RawMessage {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private RawMessage() {}

  public static byte[] bytes(Incoming message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static Incoming of(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Incoming.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("a kept message cannot be read", broken);
    }
  }
}
