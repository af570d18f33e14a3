package paybridge.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Names into addresses.
@FunctionalInterface
interface Names {
  /// Every address of the host.
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /// As the machine resolves them.
  static Names ofTheMachine() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
