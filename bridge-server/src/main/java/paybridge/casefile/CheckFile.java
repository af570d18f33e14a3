package paybridge.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/// Checks a case file with nothing but the file.
public final class CheckFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CheckFile() {}

  /// What a check says.
  ///
  /// @param well the file is as it was signed
  /// @param why what is wrong, or empty
  /// @param fingerprint of the key that signed; whoever knows the bridge compares it
  public record Checked(
      boolean well, String why, String order, String shop, String fingerprint, String at) {
    /// For a person.
    public String text() {
      return well
          ? "The file is as it was signed: order "
              + order
              + " of "
              + shop
              + ", signed at "
              + at
              + " by key "
              + fingerprint
              + ". ./bridge verify on the bridge it came from prints the same key."
          : "The file is not as it was signed: " + why + " Do not rely on it; ask for it again.";
    }
  }

  /// Checks these bytes of a file.
  public static Checked check(byte[] file) {
    var parts = Signature.split(file);
    if (parts.isEmpty()) {
      return no("it does not end with the signature of a case file.");
    }
    var signature = parts.get().signature();
    if (!signature.signs(parts.get().signed())) {
      return no("its signature does not fit.");
    }
    var facts = facts(new String(parts.get().signed(), StandardCharsets.UTF_8));
    return new Checked(
        true, "", facts.path("order").asText(), facts.path("shop").asText(),
        signature.fingerprint(), signature.at());
  }

  private static Checked no(String why) {
    return new Checked(false, why, "", "", "", "");
  }

  private static JsonNode facts(String html) {
    int from = html.lastIndexOf(CaseFiles.JSON_HEAD) + CaseFiles.JSON_HEAD.length();
    int to = html.indexOf("</script>", from);
    try {
      return JSON.readTree(html.substring(from, to));
    } catch (JsonProcessingException | RuntimeException foreign) {
      return JSON.missingNode();
    }
  }
}
