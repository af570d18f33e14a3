package paybridge.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;

/// What a run needs of the bridge that it tortures: how to write its books before the first start,
/// and how to start it as a process of its own.
public interface Ground {
  /// One shop as it is registered.
  ///
  /// @param key the shop's part of its URLs
  /// @param pairing introduces it, once
  record Place(String name, String home, String key, Secret pairing) {}

  /// What was written before the first start.
  ///
  /// @param account the id of the account at the gateway
  record Founded(String account, List<Place> shops) {}

  /// Registers an account at a sandbox gateway and a shop for each of these homes (by name).
  Founded found(
      Path data, Map<String, String> settings, Map<String, Secret> secrets, Map<String, String> homes);

  /// The program that serves `data` on this port of the loopback address, with its arguments.
  List<String> serve(Path data, int port);
}
