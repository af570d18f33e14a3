package paybridge.support;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A list as a file, written while it is read: one short read of the books for some rows, then these
/// go out, and never more of them stand in memory. Rows are read from the newest that there is when
/// the export begins, downwards by id, so that none comes twice and none is left out, whatever is
/// written meanwhile.
///
/// When the books cannot be read any more, the last line says so. When the connection breaks, nothing
/// can say anything: the download is unfinished, and the browser says that.
final class Export<R> {
  private static final Logger LOG = LoggerFactory.getLogger(Export.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private final List<Column<R>> columns;
  private final Source<R> source;

  Export(List<Column<R>> columns, Source<R> source) {
    this.columns = columns;
    this.source = source;
  }

  /// A column of the file.
  ///
  /// @param value a text, a whole number, or nothing
  record Column<R>(String name, Function<R, @Nullable Object> value) {}

  /// Some rows, newest first.
  ///
  /// @param before where the next ones begin; empty when there are none
  record Part<R>(List<R> rows, Optional<String> before) {}

  /// Where the rows come from.
  interface Source<R> {
    /// An id after the newest row that there is, and before every one made later; empty when there is
    /// no row.
    Optional<String> top();

    /// The rows before this id, as many as are read in one go. It may be none though there are more.
    Part<R> read(String before);
  }

  /// Greater than this id, less than every id made later, in each database's order of texts.
  static String after(String id) {
    return id + "0";
  }

  /// A time of the books by RFC 3339, in UTC.
  static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : TIME.format(Instant.ofEpochMilli(millis));
  }

  /// Answers the request with the whole list.
  ///
  /// @param name of the file, without ending
  void answer(Context ctx, RowText text, String name) {
    var first = first();
    ctx.contentType(text.mediaType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name + "." + text.ending() + "\"");
    try {
      write(first, text, ctx.outputStream());
    } catch (IOException gone) {
      LOG.info("the export {} was broken off by its reader ({})", name, gone.getMessage());
    }
  }

  private Part<R> first() {
    return source.top().map(source::read).orElse(new Part<>(List.of(), Optional.empty()));
  }

  /// Writes the whole list.
  ///
  /// @throws IOException when nobody takes it any more
  void write(RowText text, OutputStream out) throws IOException {
    write(first(), text, out);
  }

  /// Writes these rows and all after them.
  private void write(Part<R> first, RowText text, OutputStream out) throws IOException {
    var names = columns.stream().map(Column::name).toList();
    send(out, text.begin(names));
    var part = first;
    while (true) {
      var lines = new StringBuilder();
      for (var row : part.rows()) {
        lines.append(text.row(names, values(row)));
      }
      send(out, lines.toString());
      if (part.before().isEmpty()) {
        return;
      }
      try {
        part = source.read(part.before().get());
      } catch (RuntimeException unreadable) {
        LOG.error("an export stopped: the books could not be read", unreadable);
        send(
            out,
            text.stopped(
                names, "This export is not whole: it stopped here, because the books could not be read."));
        return;
      }
    }
  }

  private List<@Nullable Object> values(R row) {
    return columns.stream().<@Nullable Object>map(column -> column.value().apply(row)).toList();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
