package paybridge.demo.woocommerce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The programs of this machine that a WordPress needs. The launcher looks for the same names.
public final class Programs {
  private static final int PATIENCE_SECONDS = 120;
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");
  private static final Path MARIADB = Path.of("/usr/sbin/mariadbd");

  private Programs() {}

  /// The PHP command line.
  public static Optional<Path> php() {
    return named("php");
  }

  /// MariaDB's server.
  public static Optional<Path> mariaDb() {
    return Optional.of(MARIADB).filter(Files::isExecutable);
  }

  /// The files of Debian's WordPress: where the launcher has unpacked them, or installed.
  public static Optional<Path> wordPress() {
    return Stream.of(System.getProperty("paybridge.wordpress", ""), "/usr/share/wordpress")
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).toAbsolutePath().normalize())
        .filter(folder -> Files.isRegularFile(folder.resolve("wp-load.php")))
        .findFirst();
  }

  private static Optional<Path> named(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A program ready to start, without the proxy that this machine may use: what it speaks to is on
  /// this machine.
  public static ProcessBuilder program(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    return builder;
  }

  /// Runs a program to its end, two minutes at most; everything it prints.
  public static String run(List<String> command) {
    try {
      var process = program(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return said;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
