package paybridge.casefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The fields of a masked text, read from its lines: `name: value` and `name = value`, nested by
/// indentation. It never sees anything but what is shown already, so it can reveal nothing.
public final class SaidFields {
  private static final Pattern NAMED = Pattern.compile("([^\\n]{1,200}?)(?: = |: |:$)(.*)");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Deque<Level> open = new ArrayDeque<>();
  private String last = "";

  private record Level(int indent, String path, boolean list) {}

  private SaidFields() {}

  /// Values by the path of their names (`order.items[2].price`), in the order of the text. A name that
  /// comes again has ` (2)` behind it; a text without names is one value with an empty name.
  public static Map<String, String> of(String masked) {
    var read = new SaidFields();
    var lines = masked.isEmpty() ? List.<String>of() : masked.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean deeper = i + 1 < lines.size() && indent(lines.get(i + 1)) > indent(lines.get(i));
      read.line(lines.get(i), deeper);
    }
    return read.fields;
  }

  private void line(String line, boolean deeper) {
    int indent = indent(line);
    var text = line.substring(indent);
    while (!open.isEmpty() && open.getFirst().indent() >= indent) {
      open.pop();
    }
    if (text.isEmpty() || text.equals("}") || text.equals("]")) {
      return;
    }
    if (text.equals("{") || text.equals("[")) {
      open.push(new Level(indent, element(), text.equals("[")));
      return;
    }
    var named = NAMED.matcher(text);
    if (!named.matches()) {
      unnamed(text);
      return;
    }
    var path = below(named.group(1));
    var value = named.group(2);
    boolean group = value.equals("{") || value.equals("[") || (value.isEmpty() && deeper);
    if (group) {
      path = free(path);
    } else {
      put(path, value);
    }
    open.push(new Level(indent, path, value.equals("[")));
  }

  /// A value of a list, or a further line of the value before.
  private void unnamed(String text) {
    if (!open.isEmpty() && open.getFirst().list()) {
      put(element(), text);
    } else if (fields.containsKey(last)) {
      fields.merge(last, text, (before, more) -> before + "\n" + more);
    } else {
      put("", text);
    }
  }

  /// The name of what stands here without one: the next of its list.
  private String element() {
    if (open.isEmpty()) {
      return "";
    }
    var above = open.getFirst();
    return above.list()
        ? above.path() + "[" + counts.merge(above.path() + "[", 1, Integer::sum) + "]"
        : above.path();
  }

  private String below(String name) {
    return open.isEmpty() || open.getFirst().path().isEmpty() ? name : open.getFirst().path() + "." + name;
  }

  private void put(String path, String value) {
    last = free(path);
    fields.put(last, value);
  }

  private String free(String path) {
    int times = counts.merge(path, 1, Integer::sum);
    return times == 1 ? path : path + " (" + times + ")";
  }

  private static int indent(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// What differs between two texts.
  ///
  /// @param same how many fields are shown as the same in both
  public record Diff(List<Change> changes, int same) {}

  /// A field that only one text has, or that is shown otherwise in the other.
  ///
  /// @param kind `added`, `removed` or `changed`
  /// @param before empty when it was added
  public record Change(String name, String kind, String before, String after) {}

  /// Compares what is shown. Two masked values look the same, whatever they are.
  public static Diff diff(Map<String, String> before, Map<String, String> after) {
    var changes = new ArrayList<Change>();
    int same = 0;
    for (var field : before.entrySet()) {
      var other = after.get(field.getKey());
      if (other == null) {
        changes.add(new Change(field.getKey(), "removed", field.getValue(), ""));
      } else if (other.equals(field.getValue())) {
        same++;
      } else {
        changes.add(new Change(field.getKey(), "changed", field.getValue(), other));
      }
    }
    after.forEach(
        (name, value) -> {
          if (!before.containsKey(name)) {
            changes.add(new Change(name, "added", "", value));
          }
        });
    // what both have comes first: it tells most
    changes.sort(Comparator.comparing(it -> !it.kind().equals("changed")));
    return new Diff(List.copyOf(changes), same);
  }
}
