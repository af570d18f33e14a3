package paybridge.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/// The example shop, unpacked from a plugin's zip and served by `php -S`.
final class PhpShop implements AutoCloseable {
  private final Process server;

  /// How PHP is run. `STREAMS`: without curl, as PHP is without any extension that is not built in.
  /// `WORKERS`: several requests at once.
  enum Mode {
    CURL,
    STREAMS,
    WORKERS
  }

  PhpShop(Path zip, Path folder, int port, Mode mode) throws IOException {
    unpack(zip, folder);
    var arguments = new ArrayList<String>();
    if (mode == Mode.STREAMS) {
      arguments.add("-n");
    }
    arguments.addAll(
        List.of("-d", "display_errors=1", "-S", "127.0.0.1:" + port, "example-shop.php"));
    var builder = Php.start(folder, arguments);
    builder.environment().remove("PHP_CLI_SERVER_WORKERS");
    if (mode == Mode.WORKERS) {
      builder.environment().put("PHP_CLI_SERVER_WORKERS", "4");
    }
    server =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("php.log").toFile())
            .start();
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Files.copy(entries, folder.resolve(entry.getName()));
      }
    }
  }

  /// Ends the server and the workers it started.
  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().join();
  }
}
