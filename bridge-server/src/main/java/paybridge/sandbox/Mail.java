package paybridge.sandbox;

import java.time.Instant;

/// A mail that a real gateway would send now; the sandbox only writes it down.
///
/// @param to the address with its middle hidden
record Mail(Instant at, String kind, String to, String subject) {
  /// `mara@example.org` as `m•••@example.org`: enough to see that the right person gets it.
  static String masked(String address) {
    int at = address.lastIndexOf('@');
    return at < 1 ? "•••" : address.charAt(0) + "•••" + address.substring(at);
  }
}
