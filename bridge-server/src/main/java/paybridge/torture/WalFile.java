package paybridge.torture;

import java.nio.ByteBuffer;

/// The write-ahead log of SQLite, read from outside (sqlite.org/fileformat2.html, section 4): a
/// header of 32 bytes, then frames of 24 bytes and a page; those of this round carry the header's
/// two salts.
///
/// @param salts of the round that is being written
/// @param committed the end of the last frame that ends a transaction
/// @param written the end of the last frame of the round
record WalFile(long salts, int committed, int written) {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;

  /// The size of a frame with SQLite's usual pages of 4096 bytes.
  static final int FRAME = FRAME_HEADER + 4_096;

  static WalFile read(byte[] file) {
    if (file.length < HEADER) {
      return new WalFile(0, 0, 0);
    }
    var bytes = ByteBuffer.wrap(file);
    int frame = FRAME_HEADER + bytes.getInt(8);
    long salts = bytes.getLong(16);
    int committed = HEADER;
    int end = HEADER;
    while (end + frame <= file.length && bytes.getLong(end + 8) == salts) {
      boolean commit = bytes.getInt(end + 4) != 0;
      end += frame;
      committed = commit ? end : committed;
    }
    return new WalFile(salts, committed, end);
  }
}
