package paybridge.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who plays in a run, and what is special about its bridge.
///
/// @param shops how many
/// @param java options of the bridge's Java machine
/// @param options further options of the bridge
/// @param environment further words of its environment
/// @param other the address of a second gateway
/// @param data where its books are, when not in the run's own directory
record Cast(
    int shops,
    List<String> java,
    List<String> options,
    Map<String, String> environment,
    Optional<String> other,
    Optional<Path> data) {
  /// Starts quickly and does not compile all the while a short run lasts.
  private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

  /// Small as well, to be killed often.
  private static final List<String> SMALL =
      List.of(COMPILED_ONCE, "-XX:+UseSerialGC", "-Xmx256m");

  static Cast of(int shops) {
    return new Cast(shops, SMALL, List.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  /// With the memory that a bridge has where it is installed, for runs that measure how long things
  /// take: a small one stops everybody for longer when it tidies up.
  Cast roomy() {
    return new Cast(shops, List.of(COMPILED_ONCE), options, environment, other, data);
  }

  Cast java(String more) {
    var both = Stream.concat(java.stream(), Stream.of(more)).toList();
    return new Cast(shops, both, options, environment, other, data);
  }

  Cast options(String... more) {
    return new Cast(shops, java, List.of(more), environment, other, data);
  }

  Cast environment(Map<String, String> more) {
    return new Cast(shops, java, options, more, other, data);
  }

  Cast other(String address) {
    return new Cast(shops, java, options, environment, Optional.of(address), data);
  }

  Cast data(Path directory) {
    return new Cast(shops, java, options, environment, other, Optional.of(directory));
  }
}
