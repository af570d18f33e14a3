package paybridge.db;

/// The database cannot write now: disk full, read-only, locked, out of reach. Heals without a
/// restart; callers answer 503 with `Retry-After`.
public final class StorageUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailable(String why, Throwable cause) {
    super(why, cause);
  }
}
