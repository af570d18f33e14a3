package paybridge.connector;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What came of one outbound HTTP request.
public sealed interface WireAnswer {
  /// The far end answered, whole.
  record Replied(int status, List<Header> headers, byte[] body) implements WireAnswer {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /// Status and size only.
    @Override
    public String toString() {
      return status + ", " + body.length + " bytes";
    }

    public Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .findFirst();
    }
  }

  /// Not one byte of the request can have arrived (no address, refused, not allowed).
  record NeverSent(String why) implements WireAnswer {}

  /// Something may have arrived: silence, reset, truncated or too large an answer.
  record NoReply(String why) implements WireAnswer {}
}
