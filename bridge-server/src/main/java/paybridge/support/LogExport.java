package paybridge.support;

import java.util.List;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.EntryTable;
import paybridge.db.LogLine;

/// The lines of the order-sync log that some filters select, as a file. What was said stays out of it:
/// the lines tell what happened, the page of an order shows the messages.
final class LogExport {
  /// As many lines are looked at as may be written, so that none is read twice.
  private static final int IN_ONE_GO = 2_000;

  private static final List<Export.Column<LogLine>> COLUMNS =
      List.of(
          new Export.Column<>("id", LogLine::id),
          new Export.Column<>("time", line -> Export.time(line.at())),
          new Export.Column<>("shop", LogLine::shop),
          new Export.Column<>("order", LogLine::number),
          new Export.Column<>("order_id", LogLine::orderId),
          new Export.Column<>("direction", LogLine::direction),
          new Export.Column<>("what", LogLine::what),
          new Export.Column<>("result", LogLine::result),
          new Export.Column<>("detail", LogLine::detail),
          new Export.Column<>("took_ms", LogLine::millis),
          new Export.Column<>("next_try", line -> Export.time(line.nextAt())));

  private LogExport() {}

  static Export<LogLine> of(Database database, ReadLog.Filter filter) {
    return new Export<>(COLUMNS, new Lines(database, filter, new ReadLog(IN_ONE_GO)));
  }

  /// The lines, a few thousand in one read.
  private record Lines(Database database, ReadLog.Filter filter, ReadLog readLog)
      implements Export.Source<LogLine> {
    @Override
    public Optional<String> top() {
      return database.read(t -> t.entries().further(EntryTable.NEWEST, 0)).map(Export::after);
    }

    @Override
    public Export.Part<LogLine> read(String before) {
      var page = database.read(t -> readLog.page(t, filter, before, IN_ONE_GO));
      return new Export.Part<>(page.lines(), page.before());
    }
  }
}
