package paybridge.sandbox.paymaster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The definitions of all messages: `messages.txt` beside this class.
final class MessageTable {
  private final Map<String, List<FieldSpec>> messages;

  private MessageTable(Map<String, List<FieldSpec>> messages) {
    this.messages = messages;
  }

  static MessageTable load() {
    try (var file = MessageTable.class.getResourceAsStream("messages.txt")) {
      if (file == null) {
        throw new IllegalStateException("messages.txt of the played PayMaster is missing");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static MessageTable read(String text) {
    var messages = new LinkedHashMap<String, List<FieldSpec>>();
    var fields = new ArrayList<FieldSpec>();
    for (var line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      if (line.startsWith(" ")) {
        line.strip().transform(List::of).stream()
            .flatMap(all -> List.of(all.split(" +", -1)).stream())
            .map(FieldSpec::read)
            .forEach(fields::add);
      } else if (!line.isBlank()) {
        fields = new ArrayList<>();
        messages.put(line.strip(), fields);
      }
    }
    return new MessageTable(messages);
  }

  /// The fields of a message, in its order.
  List<FieldSpec> fields(String type) {
    var fields = messages.get(type);
    if (fields == null) {
      throw new IllegalArgumentException("no message " + type);
    }
    return fields;
  }
}
