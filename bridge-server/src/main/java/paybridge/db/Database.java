package paybridge.db;

/// The one way to the books. Every piece of work is one transaction; nobody holds one while talking
/// to the outside. Work may run more than once before it is committed, so it has no effect but on
/// the tables.
public interface Database extends AutoCloseable {
  /// Runs `work` in a transaction that is on disk when this returns.
  ///
  /// @throws StorageUnavailable when nothing can be written now; nothing of `work` is kept
  <T> T write(Work<T> work);

  /// Runs `work` on a consistent snapshot; it must not write.
  <T> T read(Work<T> work);

  /// The same books for work that nobody waits for: where one writer serves all, its transactions
  /// stand behind the others'.
  Database behind();

  @Override
  void close();

  /// What is done with the tables.
  @FunctionalInterface
  interface Work<T> {
    T in(Tables tables);
  }
}
