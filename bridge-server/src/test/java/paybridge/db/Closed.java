package paybridge.db;

/// No books yet.
record Closed() implements Database {
  @Override
  public <T> T write(Work<T> work) {
    throw new IllegalStateException("not open");
  }

  @Override
  public <T> T read(Work<T> work) {
    throw new IllegalStateException("not open");
  }

  @Override
  public Database behind() {
    return this;
  }

  @Override
  public void close() {}
}
