package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import paybridge.connector.Secret;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// A secret that was read from a file, and its name.
record SecretFile(String name, Secret secret) {
  /// Reads `NAME@FILE`; the file's last line break is dropped.
  static SecretFile read(CommandSpec command, String text) throws IOException {
    int at = text.indexOf('@');
    if (at < 1) {
      throw new ParameterException(
          command.commandLine(), "--secret wants NAME@FILE, not '" + text + "'");
    }
    var file = Path.of(text.substring(at + 1));
    if (!Files.isReadable(file)) {
      throw new ParameterException(command.commandLine(), "cannot read the file " + file);
    }
    return new SecretFile(
        text.substring(0, at), new Secret(Files.readString(file).replaceAll("\\R\\z", "")));
  }
}
