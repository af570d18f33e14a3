package paybridge.wire;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a URL leads, read strictly: what two parsers could read differently is refused. Decimal,
/// octal and hexadecimal addresses, user names, blanks, backslashes, escapes and non-ASCII letters
/// in the host are such things.
///
/// @param host lower case, an IPv6 address without brackets
/// @param literal the address when the host is one and no name
record Target(URI uri, String scheme, String host, int port, Optional<InetAddress> literal) {
  private static final int LONGEST = 8_192;
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?");
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
  private static final Pattern QUAD =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  /// @throws IllegalArgumentException with the reason
  static Target of(String url) {
    var uri = parsed(url);
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("the address must begin with https://");
    }
    var authority = AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
    if (!authority.matches()) {
      throw new IllegalArgumentException("the host is not written plainly");
    }
    var host = authority.group(1).toLowerCase(Locale.ROOT);
    int port = port(scheme, Optional.ofNullable(authority.group(2)));
    if (host.startsWith("[")) {
      var literal = sixth(host.substring(1, host.length() - 1));
      return new Target(uri, scheme, host.substring(1, host.length() - 1), port, literal);
    }
    return new Target(uri, scheme, host, port, fourth(host));
  }

  private static URI parsed(String url) {
    if (url.length() > LONGEST) {
      throw new IllegalArgumentException("the address is too long");
    }
    try {
      var uri = new URI(url);
      if (uri.getRawFragment() != null || uri.isOpaque()) {
        throw new IllegalArgumentException("not an address that can be called");
      }
      return uri;
    } catch (URISyntaxException unreadable) {
      // its message quotes the address, which may carry a secret
      throw new IllegalArgumentException("not a valid address");
    }
  }

  private static int port(String scheme, Optional<String> written) {
    int port = written.map(Integer::parseInt).orElse(scheme.equals("https") ? 443 : 80);
    if (port > 65_535) {
      throw new IllegalArgumentException("the port is out of range");
    }
    return port;
  }

  private static Optional<InetAddress> sixth(String text) {
    try {
      return Optional.of(Inet6Address.ofLiteral(text))
          .filter(Inet6Address.class::isInstance)
          .or(() -> {
            throw new IllegalArgumentException("an IPv4 address must be written as such");
          });
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("not a plain IPv6 address");
    }
  }

  private static Optional<InetAddress> fourth(String host) {
    if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
      if (!QUAD.matcher(host).matches()) {
        throw new IllegalArgumentException("an IPv4 address must be four decimal numbers");
      }
      return Optional.of(Inet4Address.ofLiteral(host));
    }
    if (!NAME.matcher(host).matches()) {
      throw new IllegalArgumentException("not a plain host name");
    }
    return Optional.empty();
  }
}
