package paybridge.truth;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import paybridge.connector.Shopper;

/// What an attempt needs beside its amounts; personal, so it is kept sealed under the order's key.
///
/// @param returnUrl where the shopper goes when the money is there or on its way
/// @param cancelUrl where the shopper can pay again
public record Details(
    Shopper shopper, String description, boolean save, String returnUrl, String cancelUrl) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY).build();

  public byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static Details of(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Details.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("details of a payment cannot be read", broken);
    }
  }
}
