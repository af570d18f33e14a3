package paybridge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What a benchmark showed, for a person and for a program.
public final class Result {
  private final List<Row> rows;
  private final List<Pair.Measured> measured;
  private final double bare;
  private final Duration took;

  /// @param bare calls a second of a Javalin that does nothing
  Result(List<Row> rows, List<Pair.Measured> measured, double bare, Duration took) {
    this.rows = rows;
    this.measured = measured;
    this.bare = bare;
    this.took = took;
  }

  /// Whether every aim is kept.
  public boolean holds() {
    return rows.stream().allMatch(Row::holds);
  }

  /// One line a row.
  public void print(PrintWriter out) {
    out.println();
    line(out, "row", "figure", "bridge", "floor", "ratio", "aim", "");
    for (var row : rows) {
      line(
          out, row.name(), row.figure(), number(row.ours()), number(row.floor()),
          String.format(Locale.ROOT, "%.2f", row.ratio()), row.aim(),
          row.holds() ? "ok" : "BELOW");
    }
    out.println();
    long kept = rows.stream().filter(Row::holds).count();
    out.println(kept + " of " + rows.size() + " aims are kept.");
    out.println("A Javalin that does nothing answers " + number(bare) + " calls/s here.");
    out.flush();
  }

  private static void line(PrintWriter out, String... cells) {
    out.println(
        String.format(
                Locale.ROOT, "%-16s %-22s %9s %9s %6s  %-13s %s", (Object[]) cells)
            .stripTrailing());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  /// The same as JSON, with every run's ratio.
  public String json(Instant when) {
    var mapper = new ObjectMapper();
    var json = mapper.createObjectNode();
    json.put("at", when.toString()).put("seconds", took.toSeconds()).put("holds", holds());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
    json.put("database", "sqlite").put("barePerSecond", Math.round(bare));
    var list = json.putArray("rows");
    for (var row : rows) {
      list.addObject()
          .put("row", row.name())
          .put("figure", row.figure())
          .put("bridge", row.ours())
          .put("floor", row.floor())
          .put("ratio", row.ratio())
          .put("aim", row.aim())
          .put("holds", row.holds());
    }
    var runs = json.putArray("runs");
    for (var one : measured) {
      var run = runs.addObject();
      run.put("row", one.rows().getFirst().name());
      run.put("p50", one.oursP50()).put("floorP50", one.floorP50());
      var ratios = run.putArray("ratios");
      one.ratios().forEach(ratios::add);
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
