package paybridge.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// One connection with its tables; used by one caller at a time.
final class Lane implements AutoCloseable {
  private final Handle handle;
  private final Tables tables;

  Lane(Jdbi jdbi) {
    handle = jdbi.open();
    tables = Tables.on(handle);
  }

  Handle handle() {
    return handle;
  }

  Tables tables() {
    return tables;
  }

  @Override
  public void close() {
    handle.close();
  }
}
