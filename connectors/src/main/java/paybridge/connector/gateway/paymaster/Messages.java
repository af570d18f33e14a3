package paybridge.connector.gateway.paymaster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.gateway.paymaster.MessageDefinition.Slot;

/// The table of all message definitions, read from `messages.txt` beside this class (contract
/// section 19).
public final class Messages {
  private static final Map<String, MessageDefinition> ALL = load();

  private Messages() {}

  /// The definition of this message type, such as `0280`.
  public static Optional<MessageDefinition> find(String type) {
    return Optional.ofNullable(ALL.get(type));
  }

  static MessageDefinition of(String type) {
    return find(type).orElseThrow(() -> new IllegalStateException("no message " + type));
  }

  private static Map<String, MessageDefinition> load() {
    try (var in = Messages.class.getResourceAsStream("messages.txt")) {
      if (in == null) {
        throw new IllegalStateException("messages.txt is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Map<String, MessageDefinition> parse(String text) {
    var slots = new LinkedHashMap<String, List<Slot>>();
    var now = new ArrayList<Slot>();
    for (var line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith(" ")) {
        for (var word : line.strip().split(" ")) {
          now.add(slot(word));
        }
      } else {
        now = new ArrayList<>();
        slots.put(line.substring(0, line.indexOf(':')), now);
      }
    }
    var all = new LinkedHashMap<String, MessageDefinition>();
    slots.forEach((type, fields) -> all.put(type, new MessageDefinition(type, fields)));
    return Map.copyOf(all);
  }

  private static Slot slot(String word) {
    var hashed = !word.endsWith("!");
    var caret = word.endsWith("^");
    var name = word.replaceAll("[!^]$", "");
    int at = name.indexOf('@');
    return at < 0
        ? new Slot(name, hashed, caret, "")
        : new Slot(name.substring(0, at), hashed, caret, name.substring(at + 1));
  }
}
