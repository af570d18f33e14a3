package paybridge.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import paybridge.demo.woocommerce.Programs;
import paybridge.needs.Machine;

/// PHP as a child process.
final class Php {
  /// Where the kit lies, seen from this module.
  static final Path KIT = Path.of("../plugin-stubs/generic").toAbsolutePath().normalize();

  private Php() {}

  /// What it printed, and its exit code.
  record Ran(int code, String said) {}

  /// Runs it to its end.
  static Ran run(String... arguments) throws IOException, InterruptedException {
    var process = start(KIT, List.of(arguments)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Ran(process.exitValue(), said);
  }

  /// Ready to start, without the proxy that this machine may use.
  static ProcessBuilder start(Path folder, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Machine.php().orElseThrow().toString());
    command.addAll(arguments);
    return Programs.program(command).directory(folder.toFile());
  }
}
