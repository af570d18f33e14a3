package paybridge.wire;

import java.net.InetAddress;
import java.util.List;

/// Who may be spoken to. Asked twice for every request: with no addresses before the name is
/// resolved, so that a strange name does not even reach a name server, and then with every address
/// that it resolved to. The wire connects to one of exactly these addresses.
@FunctionalInterface
public interface EgressRules {
  /// @param scheme `http` or `https`
  /// @param host lower case, plainly spelled; an IPv6 address without brackets
  /// @param resolved all addresses of the host; empty in the first question
  Verdict judge(String scheme, String host, int port, List<InetAddress> resolved);

  /// What the rules say.
  sealed interface Verdict {
    /// Go on.
    record Allowed() implements Verdict {}

    /// Nothing is sent.
    ///
    /// @param why fit to be shown to staff
    record Refused(String why) implements Verdict {}
  }
}
