package paybridge.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Texts and their translations, read from a file of gettext (GNU gettext manual, "The Format of PO
/// Files"); the head is not among them.
record Po(Map<Text, List<String>> said) {
  private static final Pattern LINE =
      Pattern.compile("(?:(msgctxt|msgid|msgid_plural|msgstr(?:\\[\\d])?) )?\"(.*)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\d+\\$)?[a-z]");

  /// A text in the code: its context and its plural are empty when it has none.
  record Text(String context, String one, String many) {
    /// The placeholders that every translation needs, sorted.
    List<String> placeholders() {
      return Po.placeholders(many.isEmpty() ? one : many);
    }
  }

  static Po read(Path file) throws IOException {
    var said = new LinkedHashMap<Text, List<String>>();
    for (var block : Files.readString(file).strip().split("\n\n+")) {
      var parts = parts(block);
      var text =
          new Text(
              parts.getOrDefault("msgctxt", ""),
              parts.getOrDefault("msgid", ""),
              parts.getOrDefault("msgid_plural", ""));
      var forms = new ArrayList<String>();
      parts.forEach(
          (name, value) -> {
            if (name.startsWith("msgstr")) {
              forms.add(value);
            }
          });
      if (said.put(text, List.copyOf(forms)) != null) {
        throw new IOException(file + " has it twice: " + text);
      }
    }
    said.remove(new Text("", "", ""));
    return new Po(said);
  }

  private static Map<String, String> parts(String block) throws IOException {
    var parts = new LinkedHashMap<String, String>();
    var at = "";
    for (var line : block.lines().filter(each -> !each.startsWith("#")).toList()) {
      var found = LINE.matcher(line);
      if (!found.matches()) {
        throw new IOException("Not a line of a .po: " + line);
      }
      at = found.group(1) == null ? at : found.group(1);
      parts.merge(at, found.group(2).translateEscapes(), String::concat);
    }
    return parts;
  }

  static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(each -> each.group()).sorted().toList();
  }
}
