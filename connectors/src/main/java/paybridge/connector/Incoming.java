package paybridge.connector;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An HTTP message as it reached us, byte for byte.
///
/// @param channel who carried it
/// @param method upper-case HTTP method
/// @param path the path without query
/// @param rawQuery the undecoded query string, `""` when there is none
/// @param headers in order of arrival
/// @param body the exact bytes
/// @param heard when it reached us; judging again uses this time, not the present one
public record Incoming(
    Channel channel,
    String method,
    String path,
    String rawQuery,
    List<Header> headers,
    byte[] body,
    Instant heard) {
  /// Who carried the message to us.
  public enum Channel {
    /// The gateway itself.
    NOTIFICATION,
    /// The shopper's browser, coming back from the gateway's page.
    RETURN,
    /// A shop.
    SHOP
  }

  /// Method, path and size only.
  @Override
  public String toString() {
    return method + " " + path + ", " + body.length + " bytes";
  }

  /// The first header of this name, compared without case.
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /// The body read as UTF-8 (wrong bytes become replacement characters; prove the bytes first).
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
