package paybridge.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who plays in a run, and what is special about its bridge.
///
/// @param shops how many
/// @param java further options of the bridge's Java machine
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
  static Cast of(int shops) {
    return new Cast(shops, List.of(), List.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  Cast java(String... more) {
    return new Cast(shops, List.of(more), options, environment, other, data);
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
