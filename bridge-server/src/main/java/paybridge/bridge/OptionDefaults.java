package paybridge.bridge;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What an option is worth when the command line does not say it: the environment first, then the
/// file of `--config`, then what the command declares. `--public-url` is `PAYBRIDGE_PUBLIC_URL` in
/// the environment and `public-url` in the file, for every command that has such an option.
final class OptionDefaults implements IDefaultValueProvider {
  static final String CONFIG = "--config";

  /// Options about the command line itself; they stand nowhere else.
  private static final Set<String> ONLY_TYPED = Set.of("help", "version", "config");

  private final Map<String, String> environment;
  private final String file;
  private final Properties settings;

  private OptionDefaults(Map<String, String> environment, String file, Properties settings) {
    this.environment = environment;
    this.file = file;
    this.settings = settings;
  }

  /// Reads the file that `--config` or `PAYBRIDGE_CONFIG` names, if any.
  static OptionDefaults from(Map<String, String> environment, String... args) throws BadConfig {
    var settings = new Properties();
    var file = typedConfig(args).or(() -> Optional.ofNullable(environment.get(variable("config"))));
    if (file.isPresent()) {
      try (Reader reader = Files.newBufferedReader(Path.of(file.get()))) {
        settings.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new BadConfig("cannot read the configuration file " + file.get());
      }
    }
    return new OptionDefaults(environment, file.orElse(""), settings);
  }

  /// Refuses a name in the file that no command has as an option: a misspelt setting must not be
  /// ignored.
  OptionDefaults checkedAgainst(CommandLine line) throws BadConfig {
    var known = new HashSet<String>();
    collectNames(line, known);
    for (String name : settings.stringPropertyNames()) {
      if (!known.contains(name)) {
        throw new BadConfig("no command has the option '" + name + "' that stands in " + file);
      }
    }
    return this;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || ONLY_TYPED.contains(name(option))) {
      return null;
    }
    var fromEnvironment = environment.get(variable(name(option)));
    return fromEnvironment != null ? fromEnvironment : settings.getProperty(name(option));
  }

  private static void collectNames(CommandLine line, Set<String> names) {
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!ONLY_TYPED.contains(name(option))) {
        names.add(name(option));
      }
    }
    line.getSubcommands().values().forEach(command -> collectNames(command, names));
  }

  private static Optional<String> typedConfig(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(CONFIG + "=")) {
        return Optional.of(args[i].substring(CONFIG.length() + 1));
      }
      if (args[i].equals(CONFIG) && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private static String variable(String name) {
    return "PAYBRIDGE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /// The configuration cannot be used; the message names the file and the setting, never a value.
  static final class BadConfig extends Exception {
    private static final long serialVersionUID = 1L;

    BadConfig(String message) {
      super(message);
    }
  }
}
