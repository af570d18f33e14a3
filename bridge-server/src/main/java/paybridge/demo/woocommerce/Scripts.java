package paybridge.demo.woocommerce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The PHP files that drive a shop from within, in a folder that ends with this process.
final class Scripts {
  static final Path FOLDER = write();

  private Scripts() {}

  private static Path write() {
    try {
      var folder = Files.createTempDirectory("paybridge-woo-scripts");
      Carried.write("shop", folder);
      // Deleted after every shutdown hook, because hooks still tidy up shops with them.
      try (var files = Files.walk(folder)) {
        files.forEach(file -> file.toFile().deleteOnExit());
      }
      return folder;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
