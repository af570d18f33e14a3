package paybridge.needs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What this machine has. The launcher looks for the same names.
public final class Machine {
  private Machine() {}

  /// The browser that Playwright is to drive.
  public static Optional<Path> chromium() {
    return program("chromium");
  }

  /// The PHP command line.
  public static Optional<Path> php() {
    return program("php");
  }

  static boolean hasBrowser() {
    return chromium().isPresent();
  }

  static boolean hasPhp() {
    return php().isPresent();
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
