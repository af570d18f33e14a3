package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/// Says which bridge this is and what it runs on: the first thing a bug report needs.
@Command(
    name = "version",
    description = "Print the version of the bridge and what it runs on.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Text.class)
final class VersionCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  /// What is printed; `java` is the version of the runtime, `system` the operating system and its
  /// architecture.
  record Facts(String version, String java, String system) {
    static Facts read() {
      return new Facts(
          ourVersion(),
          Runtime.version().toString(),
          System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    String asText() {
      return "Paybridge " + version + " (Java " + java + ", " + system + ")";
    }
  }

  /// The same for `--version`.
  static final class Text implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Facts.read().asText()};
    }
  }

  @Override
  public Integer call() {
    var facts = Facts.read();
    output.say(facts, facts.asText());
    return 0;
  }

  private static String ourVersion() {
    var properties = new Properties();
    try (var in = VersionCommand.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(in, "version.properties is written by the build"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return properties.getProperty("version", "unknown");
  }
}
