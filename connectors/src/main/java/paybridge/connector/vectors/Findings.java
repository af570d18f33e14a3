package paybridge.connector.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What differed in one vector. A vector of which nothing was compared does not agree.
final class Findings {
  private static final int LONGEST = 400;

  private final List<String> differences = new ArrayList<>();
  private int compared;

  /// Compares a value that the vector names; a field that is not there is not compared.
  void compare(String what, JsonNode expected, String got) {
    if (!expected.isMissingNode() && !expected.isNull()) {
      same(what, expected.asText(), got);
    }
  }

  /// As [#compare] without regard to case: for digests.
  void compareDigest(String what, JsonNode expected, String got) {
    if (!expected.isMissingNode() && !expected.isNull()) {
      same(what, expected.asText().equalsIgnoreCase(got) ? got : expected.asText(), got);
    }
  }

  void same(String what, String expected, String got) {
    compared++;
    if (!expected.equals(got)) {
      differences.add(what + ": expected " + cut(expected) + " got " + cut(got));
    }
  }

  void wrong(String what) {
    differences.add(what);
  }

  boolean agree() {
    return differences.isEmpty() && compared > 0;
  }

  String differences() {
    return differences.isEmpty() ? "it names nothing to compare" : String.join("; ", differences);
  }

  private static String cut(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
