package paybridge.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Reads SQLite's log before SQLite does. SQLite takes a log up to the first page whose checksum does
/// not fit and silently forgets the rest; here the rest is looked at: a commit that stands behind a
/// damaged page was on the disk and would be lost unseen.
///
/// The format: sqlite.org/fileformat2.html, section 4.1, read on 2026-11-28.
public final class WalScan {
  private static final int HEAD = 32;
  private static final int FRAME_HEAD = 24;
  private static final int MAGIC = 0x377f0682;

  private WalScan() {}

  /// What is wrong with the log of this database; empty when nothing is, or when there is no log.
  public static Optional<String> of(Path database) throws IOException {
    var log = database.resolveSibling(database.getFileName() + "-wal");
    if (!Files.exists(log) || Files.size(log) < HEAD) {
      return Optional.empty();
    }
    try (var file = FileChannel.open(log, StandardOpenOption.READ)) {
      return scan(file);
    }
  }

  private static Optional<String> scan(FileChannel file) throws IOException {
    var head = read(file, 0, HEAD);
    int magic = head.getInt(0);
    int page = head.getInt(8);
    if ((magic & ~1) != MAGIC || page < 512 || Integer.bitCount(page) != 1) {
      return Optional.of("The head of the database's log is damaged; what was in the log is lost.");
    }
    var sums = new Sums((magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    sums.add(head, 0, 24);
    if (!sums.are(head.getInt(24), head.getInt(28))) {
      return Optional.of("The head of the database's log is damaged; what was in the log is lost.");
    }
    long salt = head.getLong(16);
    long frame = FRAME_HEAD + (long) page;
    long frames = (file.size() - HEAD) / frame;
    for (long i = 0; i < frames; i++) {
      var bytes = read(file, HEAD + i * frame, (int) frame);
      if (bytes.getLong(8) != salt) {
        // pages of an older log, which is copied already; but a salt may be what was damaged
        long later = commits(file, i + 1, frames, frame, salt);
        return later == 0 ? Optional.empty() : lost(i, later);
      }
      sums.add(bytes, 0, 8);
      sums.add(bytes, FRAME_HEAD, (int) frame);
      if (!sums.are(bytes.getInt(16), bytes.getInt(20))) {
        long later = commits(file, i + 1, frames, frame, salt);
        return later == 0 ? Optional.empty() : lost(i, later);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> lost(long page, long commits) {
    return Optional.of(
        "Page "
            + (page + 1)
            + " of the database's log is damaged; "
            + commits
            + (commits == 1 ? " commit" : " commits")
            + " after it cannot be read.");
  }

  /// Commits of the same log from this frame on.
  private static long commits(FileChannel file, long from, long frames, long frame, long salt)
      throws IOException {
    long commits = 0;
    for (long i = from; i < frames; i++) {
      var head = read(file, HEAD + i * frame, FRAME_HEAD);
      if (head.getLong(8) == salt && head.getInt(4) != 0) {
        commits++;
      }
    }
    return commits;
  }

  private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
      // until it is full
    }
    return bytes.flip().limit(length);
  }

  /// The two running sums of a log.
  private static final class Sums {
    private final ByteOrder order;
    private int one;
    private int two;

    Sums(ByteOrder order) {
      this.order = order;
    }

    void add(ByteBuffer bytes, int from, int to) {
      var words = bytes.duplicate().order(order);
      for (int at = from; at < to; at += 8) {
        one += words.getInt(at) + two;
        two += words.getInt(at + 4) + one;
      }
    }

    boolean are(int first, int second) {
      return one == first && two == second;
    }
  }
}
