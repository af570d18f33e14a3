package paybridge.history;

import org.jspecify.annotations.Nullable;

class SqliteHistoryTest extends HistorySuite {
  @Override
  @Nullable String postgres() {
    return null;
  }
}
