package paybridge.wire;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/// The rules of the house: only hosts that accounts and shops have registered, over HTTPS, at
/// public addresses. Plain HTTP and private addresses need an exception that was recorded for this
/// host and port, or the switch of the demo.
///
/// One address that is not allowed forbids the host, whatever its other addresses are: a name that
/// points inside and outside is a trap.
///
/// @param registered whether an account or shop has this host and port
/// @param exceptions whether a person recorded this host and port as private
/// @param privateAllowed the switch, for the demo and tests only
public record RegisteredHosts(
    Predicate<HostPort> registered, Predicate<HostPort> exceptions, boolean privateAllowed)
    implements EgressRules {
  @Override
  public Verdict judge(String scheme, String host, int port, List<InetAddress> resolved) {
    var place = new HostPort(host, port);
    if (!registered.test(place)) {
      return new Verdict.Refused("not a registered host: " + place);
    }
    boolean excepted = privateAllowed || exceptions.test(place);
    if (!scheme.equals("https") && !excepted) {
      return new Verdict.Refused("only https is allowed to " + place);
    }
    for (var address : resolved) {
      switch (AddressKind.of(address)) {
        case PUBLIC -> {}
        case PRIVATE -> {
          if (!excepted) {
            return new Verdict.Refused(
                place + " is at a private address; no exception is recorded");
          }
        }
        case NEVER -> {
          return new Verdict.Refused(place + " is at an address that is never allowed");
        }
      }
    }
    return new Verdict.Allowed();
  }
}
