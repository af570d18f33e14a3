package paybridge.demo.woocommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A WooCommerce shop on this machine that can be driven from within. Begin with [#does].
public abstract class WooShop {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "PAYBRIDGE:";

  /// The shop's address, no slash at the end.
  public abstract String url();

  /// Puts the plugin of this zip into the shop and switches it on.
  public abstract void install(Path zip) throws IOException;

  /// The command that loads WordPress and runs a PHP file with these arguments.
  public abstract List<String> php(Path file, List<String> arguments);

  /// What an action of `scenario.php` answers.
  public JsonNode does(String action, ObjectNode said) {
    return does("scenario.php", action, said);
  }

  /// What an action of another such file answers.
  public JsonNode does(String file, String action, ObjectNode said) {
    var answered =
        Programs.run(php(Scripts.FOLDER.resolve(file), List.of(action, said.toString())));
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

  /// An action to which nothing is said.
  public JsonNode does(String action) {
    return does(action, JSON.createObjectNode());
  }

  /// Both, one after the other.
  public static List<String> joined(List<String> first, List<String> more) {
    var all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }
}
