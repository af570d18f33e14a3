package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Secrets that are typed as files, so that they do not stay in a shell's history.
final class SecretFile {
  private SecretFile() {}

  /// The secrets by name, each from a `NAME@FILE`; a file's last line break is dropped.
  static Map<String, Secret> read(CommandSpec command, List<String> texts) throws IOException {
    var secrets = new LinkedHashMap<String, Secret>();
    for (var text : texts) {
      int at = text.indexOf('@');
      if (at < 1) {
        throw new ParameterException(
            command.commandLine(), "--secret wants NAME@FILE, not '" + text + "'");
      }
      var file = Path.of(text.substring(at + 1));
      if (!Files.isReadable(file)) {
        throw new ParameterException(command.commandLine(), "cannot read the file " + file);
      }
      secrets.put(
          text.substring(0, at), new Secret(Files.readString(file).replaceAll("\\R\\z", "")));
    }
    return secrets;
  }
}
