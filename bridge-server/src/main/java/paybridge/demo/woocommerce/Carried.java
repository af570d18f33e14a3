package paybridge.demo.woocommerce;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/// Files that the bridge carries along, written to a folder so that PHP finds them.
final class Carried {
  private Carried() {}

  /// Writes what lies under `name` beside this class, with its folders.
  static void write(String name, Path to) throws IOException {
    var found =
        Objects.requireNonNull(
            Carried.class.getResource("/paybridge/demo/woocommerce/" + name), "carried: " + name);
    try {
      var address = found.toURI();
      if ("jar".equals(address.getScheme())) {
        var jar = URI.create(address.toString().replaceAll("!.*", ""));
        try (var files = FileSystems.newFileSystem(jar, Map.of())) {
          copy(files.getPath("/paybridge/demo/woocommerce/" + name), to);
        }
      } else {
        copy(Path.of(address), to);
      }
    } catch (URISyntaxException never) {
      throw new IOException(never);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
