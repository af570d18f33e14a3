package paybridge.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;

/// What a run needs of the bridge that it tortures: how to write its books before the first start,
/// and how to start it as a process of its own.
public interface Ground {
  /// An account at a sandbox gateway.
  record Till(String name, Map<String, String> settings, Map<String, Secret> secrets) {}

  /// An account as it is registered.
  ///
  /// @param path where its notifications go, below the bridge's address
  record Booked(String id, String path) {}

  /// One shop as it is registered.
  ///
  /// @param key the shop's part of its URLs
  /// @param pairing introduces it, once
  record Place(String name, String home, String key, Secret pairing) {}

  /// What was written before the first start, in the order in which it was asked.
  record Founded(List<Booked> accounts, List<Place> shops) {}

  /// Registers these accounts and a shop for each of these homes (by name). Every shop offers the
  /// methods of every account; those of the first are called as the gateway calls them, those of
  /// another begin with its name: `other-card`.
  Founded found(Path data, List<Till> accounts, Map<String, String> homes);

  /// The program that serves `data` on this port of the loopback address, with its arguments.
  ///
  /// @param java options of the Java machine
  /// @param options further options of the bridge
  List<String> serve(Path data, int port, List<String> java, List<String> options);
}
