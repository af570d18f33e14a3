package paybridge.needs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.demo.woocommerce.Programs;
import paybridge.demo.woocommerce.StandInWooShop;

/// What this machine has. The launcher looks for the same names.
public final class Machine {
  private static final List<String> PHP_MODULES = List.of("curl", "pdo_sqlite");

  private Machine() {}

  /// The browser that Playwright is to drive.
  public static Optional<Path> chromium() {
    return program("chromium");
  }

  /// The PHP command line.
  public static Optional<Path> php() {
    return Programs.php();
  }

  /// PHP, MariaDB and WordPress.
  public static boolean hasWordPress() {
    return StandInWooShop.isPossible();
  }

  static boolean hasBrowser() {
    return chromium().isPresent();
  }

  /// PHP with the two extensions that the plugins need.
  static boolean hasPhp() throws IOException {
    if (php().isEmpty()) {
      return false;
    }
    var listing =
        new ProcessBuilder(php().get().toString(), "-m").redirectErrorStream(true).start();
    try (var modules = listing.inputReader(StandardCharsets.UTF_8)) {
      return modules.lines().map(String::strip).toList().containsAll(PHP_MODULES);
    }
  }

  private static Optional<Path> program(String name) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
