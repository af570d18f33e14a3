package paybridge.wire;

import java.time.Duration;

/// Bounds of the way out.
///
/// @param perRoute connections to one host and port at the same time
/// @param total connections at the same time
/// @param connect how long one address may take to accept
/// @param answer bytes of an answer's body
public record WireLimits(int perRoute, int total, Duration connect, int answer) {
  /// 2,500 to one host, 5,000 in all, two seconds, one mebibyte.
  public static WireLimits standard() {
    return new WireLimits(2_500, 5_000, Duration.ofSeconds(2), 1 << 20);
  }
}
