package paybridge.bridge;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paybridge.wire.HostPort;
import picocli.CommandLine.Option;

/// Where the books are, for every command that opens them.
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data directory (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Keep the books in PostgreSQL: jdbc:postgresql://host/name?user=...")
  private @Nullable String database;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = {
        "How shoppers, shops and gateways reach the bridge",
        "(default: ${DEFAULT-VALUE})."
      })
  private String publicUrl = "http://127.0.0.1:8080";

  Path data() {
    return data;
  }

  @Nullable String database() {
    return database;
  }

  /// Without slashes at the end.
  String publicUrl() {
    return publicUrl.replaceAll("/+$", "");
  }

  /// Places such as `wordpress:80`.
  static Set<HostPort> places(List<String> texts) {
    var places = new HashSet<HostPort>();
    for (var text : texts) {
      int colon = text.lastIndexOf(':');
      if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException(
            "--allow-host wants host:port, such as wordpress:80, not '" + text + "'");
      }
      places.add(
          new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    }
    return places;
  }
}
