package paybridge.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A drawing, and the table that says the same.
///
/// @param title what is drawn
/// @param about how to read it, one sentence
/// @param note what is counted, one sentence or two
/// @param head over the first column of the table
/// @param empty there is nothing to draw
/// @param json the same for the script that draws, safe inside a script element
record Chart(
    String id,
    String title,
    String about,
    String note,
    String head,
    List<String> columns,
    List<Row> rows,
    boolean empty,
    String json) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// How it is drawn.
  enum Kind {
    /// Columns, one on top of the other.
    STACKED,
    /// Lines of milliseconds, on a scale of powers of ten.
    TIMES,
    /// One bar for each label, side by side.
    BARS
  }

  /// A line of the table.
  record Row(String label, List<String> cells) {}

  /// Numbers of one kind.
  ///
  /// @param values one for each label; null where nothing was measured
  record Series(String name, List<@Nullable Long> values) {}

  private record Drawn(String kind, boolean empty, List<String> labels, List<Series> series) {}

  /// What stands around a drawing.
  record Words(String id, String title, String about, String note, String head) {}

  static Chart of(
      Kind kind,
      Words words,
      List<String> labels,
      List<Series> series,
      LongFunction<String> written) {
    boolean empty =
        series.stream()
            .flatMap(one -> one.values().stream())
            .allMatch(value -> value == null || (value == 0 && kind != Kind.TIMES));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < labels.size(); i++) {
      int place = i;
      rows.add(
          new Row(
              labels.get(i),
              series.stream().map(one -> cell(one.values().get(place), written)).toList()));
    }
    return new Chart(
        words.id(), words.title(), words.about(), words.note(), words.head(),
        series.stream().map(Series::name).toList(), List.copyOf(rows), empty,
        json(new Drawn(kind.name().toLowerCase(java.util.Locale.ROOT), empty, labels, series)));
  }

  private static String cell(@Nullable Long value, LongFunction<String> written) {
    return value == null ? "–" : written.apply(value);
  }

  /// JSON in which nothing can end a script element or be taken for a mark of HTML.
  private static String json(Drawn drawn) {
    try {
      return JSON.writeValueAsString(drawn)
          .replace("&", "\\u0026")
          .replace("<", "\\u003c")
          .replace(">", "\\u003e");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
