package paybridge.connector.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Runs a file of signature vectors against the connectors: one line per vector, and 0 only when
/// every one agrees. A gateway or kind that is not known here is a difference, never skipped.
public final class Vectors {
  private static final Map<String, VectorCheck> CHECKS =
      Map.of(
          "wooshpay",
          new WooshPayVectors(),
          "oceanpayment",
          new OceanpaymentVectors(),
          "paymaster",
          new PayMasterVectors());

  private Vectors() {}

  /// Checks the file and prints `ok wp-01 webhook` or `DIFFERENT wp-01 webhook: …` for each vector.
  ///
  /// @return 0 when every vector agrees, else 1
  public static int run(Path file, PrintStream out) {
    JsonNode all;
    try {
      all = new JsonMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException broken) {
      out.println("DIFFERENT " + file.getFileName() + ": it is not JSON");
      return 1;
    } catch (IOException missing) {
      out.println("DIFFERENT " + file.getFileName() + ": it cannot be read");
      return 1;
    }
    var gateway = all.path("gateway").asText("");
    var check = CHECKS.get(gateway);
    if (check == null) {
      out.println(
          "DIFFERENT " + file.getFileName() + ": no vectors of '" + gateway + "' are known here");
      return 1;
    }
    if (all.path("vectors").isEmpty()) {
      out.println("DIFFERENT " + file.getFileName() + ": it holds no vectors");
      return 1;
    }
    int differences = 0;
    for (var vector : all.path("vectors")) {
      differences += line(check, all, vector, out) ? 0 : 1;
    }
    return differences == 0 ? 0 : 1;
  }

  private static boolean line(VectorCheck check, JsonNode all, JsonNode vector, PrintStream out) {
    var name = (vector.path("id").asText("(no id)") + " " + check.kind(vector)).strip();
    var findings = new Findings();
    try {
      check.compare(all, vector, findings);
    } catch (RuntimeException unexpected) {
      findings.wrong("it cannot be checked: " + unexpected);
    }
    out.println(
        findings.agree() ? "ok " + name : "DIFFERENT " + name + ": " + findings.differences());
    return findings.agree();
  }
}
