package paybridge.connector;

import java.time.Duration;
import java.util.List;

/// One outbound HTTP request. Nothing is repeated and no redirect is followed by the wire.
///
/// @param address the full URL
/// @param headers without Host and Content-Length
/// @param body empty for none
/// @param patience how long to wait for the whole answer
public record WireRequest(
    String method, String address, List<Header> headers, byte[] body, Duration patience) {
  /// Method and host only: paths, headers and bodies may hold what must not be shown.
  @Override
  public String toString() {
    return method + " " + new GatewayUrl(address);
  }
}
