package paybridge.wire;

import java.util.Locale;

/// A host and a port, as registered for an account or a shop, or recorded as an exception.
///
/// @param host lower case; an IPv6 address without brackets
public record HostPort(String host, int port) {
  public HostPort {
    host = host.toLowerCase(Locale.ROOT);
  }

  /// The host and port that an http or https URL names, in the one spelling that the wire accepts.
  ///
  /// @throws IllegalArgumentException with the reason, fit to be shown, for any other spelling
  public static HostPort ofUrl(String url) {
    var target = Target.of(url);
    return new HostPort(target.host(), target.port());
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
