package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.db.Ids;
import paybridge.db.Soundness;
import paybridge.db.StorageUnavailable;
import paybridge.history.SealFile;
import paybridge.history.SealHistory;
import paybridge.history.StartCheck;
import paybridge.history.WalScan;
import paybridge.work.Chance;
import paybridge.work.Step;

/// The books as a server opens them: alone, and looked at before the first call. See
/// `docs/decisions/2026-11-28-history-and-checks.md` for what is looked at when, and why.
///
/// @param lock keeps other servers away; null for PostgreSQL
/// @param seal what seals the history
/// @param steps what happens by itself around the history
record OpenedBooks(Books books, @Nullable DataLock lock, SealHistory seal, List<Step> steps) {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedBooks.class);

  /// SQLite reads so much in about a tenth of a second; a larger file is looked at after the start.
  private static final long AT_ONCE = 64L * 1024 * 1024;

  static OpenedBooks open(
      Path data, @Nullable String postgres, InstantSource clock, Chance chance) {
    if (postgres != null) {
      return opened(Books.open(data, postgres, chance, clock), null, clock, chance, data);
    }
    try {
      Files.createDirectories(data);
    } catch (IOException denied) {
      throw new UncheckedIOException("cannot make the data directory " + data, denied);
    }
    var lock = DataLock.take(data);
    try {
      return opened(null, lock, clock, chance, data);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static OpenedBooks opened(
      @Nullable Books postgres,
      @Nullable DataLock lock,
      InstantSource clock,
      Chance chance,
      Path data) {
    var file = data.resolve("paybridge.db");
    var log = postgres == null ? scanned(file) : Optional.<String>empty();
    var books = postgres == null ? Books.open(data, null, chance, clock) : postgres;
    try {
      boolean small = postgres != null || size(file) <= AT_ONCE;
      if (postgres == null && small) {
        sound(books, file);
      }
      new StartCheck(
              books.database(), books.vault(), clock, chance, new Ids(clock, chance), data)
          .run(log, postgres == null);
      var seal =
          new SealHistory(
              books.database(), books.vault(), clock, chance, new SealFile(data));
      return new OpenedBooks(
          books, lock, seal, small ? List.of(seal) : List.of(seal, new Later(books, file)));
    } catch (RuntimeException failure) {
      books.close();
      throw failure;
    }
  }

  private static Optional<String> scanned(Path file) {
    try {
      return WalScan.of(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the log of " + file, unreadable);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static void sound(Books books, Path file) {
    var wrong = books.database().read(t -> Soundness.of(t, false));
    if (!wrong.isEmpty()) {
      throw new Books.Damaged(file, wrong);
    }
  }

  /// Looks at a large file once, beside the work.
  private static final class Later implements Step {
    private final Books books;
    private final Path file;
    private boolean begun;

    Later(Books books, Path file) {
      this.books = books;
      this.file = file;
    }

    @Override
    public String name() {
      return "check of the books";
    }

    @Override
    public synchronized List<Runnable> claim(int most) {
      if (begun) {
        return List.of();
      }
      begun = true;
      return List.of(this::look);
    }

    private void look() {
      try {
        sound(books, file);
        LOG.info("{} is sound", file);
      } catch (Books.Damaged damaged) {
        LOG.error("{}", damaged.getMessage());
      }
    }
  }

  /// Seals what is not sealed yet and closes the books.
  void close() {
    try {
      seal.now();
    } catch (StorageUnavailable full) {
      // The next start seals it.
      LOG.warn("The history could not be sealed at the end: {}", full.getMessage());
    }
    books.close();
    if (lock != null) {
      lock.close();
    }
  }
}
