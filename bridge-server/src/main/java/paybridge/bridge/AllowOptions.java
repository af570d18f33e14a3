package paybridge.bridge;

import java.util.List;
import java.util.Set;
import paybridge.wire.HostPort;
import picocli.CommandLine.Option;

/// Exceptions from the rule that the bridge speaks only HTTPS and to public addresses.
final class AllowOptions {
  @Option(
      names = "--allow-host",
      paramLabel = "HOST:PORT",
      description = "This one may be at a private address or speak plain HTTP. Repeatable.")
  private List<String> allowed = List.of();

  @Option(
      names = "--allow-private",
      fallbackValue = "true",
      description = "Everybody may. Only for trying things on one machine.")
  private boolean allowPrivate;

  /// The places that were named.
  Set<HostPort> places() {
    return DataOptions.places(allowed);
  }

  boolean everybody() {
    return allowPrivate;
  }
}
