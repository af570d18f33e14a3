package paybridge.woo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import paybridge.needs.Machine;

/// A shop in which the scenarios are played. Begin with [#does].
public abstract class WooShop {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCENARIO =
      Path.of("src/test/resources/woo/scenario.php").toAbsolutePath();
  private static final String MARK = "PAYBRIDGE:";
  private static final int PATIENCE_SECONDS = 120;

  /// The shop's address, no slash at the end.
  public abstract String url();

  /// Puts the plugin of this zip into the shop and switches it on.
  abstract void install(Path zip) throws IOException;

  /// The command that loads WordPress and runs a PHP file with these arguments.
  abstract List<String> php(Path file, List<String> arguments);

  /// The shop of all scenarios of this JVM: the one that the environment names, else the stand-in.
  public static WooShop here() {
    return Here.IT;
  }

  private static final class Here {
    static final WooShop IT = RealWooShop.named().orElseGet(StandInWooShop::start);
  }

  /// What an action of `scenario.php` answers.
  public JsonNode does(String action, ObjectNode said) {
    return does(SCENARIO, action, said);
  }

  /// What an action of another such file answers.
  public JsonNode does(Path file, String action, ObjectNode said) {
    var answered = run(php(file, List.of(action, said.toString())));
    var line =
        answered.lines().filter(it -> it.startsWith(MARK)).reduce((_, last) -> last);
    try {
      return JSON.readTree(
          line.orElseThrow(() -> new IllegalStateException(action + " " + said + ": " + answered))
              .substring(MARK.length()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(answered, broken);
    }
  }

  public JsonNode does(String action) {
    return does(action, JSON.createObjectNode());
  }

  /// Runs a program to its end; everything it prints.
  public static String run(List<String> command) {
    try {
      var process = Machine.program(command).redirectErrorStream(true).start();
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

  static List<String> joined(List<String> first, List<String> more) {
    var all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }
}
