package paybridge.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.db.LinkRow;

/// The last link that was committed, in a small file beside the books: `paybridge.mark`. Books that do
/// not have this link are older than the bridge was: their log was cut, or they were copied back.
///
/// Written in place after every commit and never forced to the disk, so it costs a few microseconds.
/// It survives the death of the process; after the power went it may be older than the books, which
/// says nothing. What cannot be read says nothing either.
public final class Mark implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mark.class);
  static final String FILE = "paybridge.mark";
  private static final int SIZE = 384;

  private final Path file;
  private final FileChannel channel;
  private boolean failed;

  private Mark(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @param data the data directory
  public static Mark in(Path data) throws IOException {
    var file = data.resolve(FILE);
    return new Mark(
        file,
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /// What stands in it.
  ///
  /// @param hash of the link, in hexadecimal
  record Said(String chain, long number, long at, String hash) {
    private String text() {
      var said = String.join("\n", chain, String.valueOf(number), String.valueOf(at), hash);
      return said + "\n" + check(said) + "\n";
    }
  }

  synchronized void write(LinkRow link) {
    var text =
        new Said(link.chain(), link.number(), link.at(), HexFormat.of().formatHex(link.hash()))
            .text();
    var bytes = ByteBuffer.allocate(SIZE).put(text.getBytes(StandardCharsets.UTF_8));
    try {
      channel.write(bytes.clear(), 0);
      failed = false;
    } catch (IOException full) {
      if (!failed) {
        LOG.warn("{} could not be written: {}", file, full.getMessage());
      }
      failed = true;
    }
  }

  /// What the file says; empty when there is none, or none that can be read.
  static Optional<Said> read(Path data) {
    try {
      var text = Files.readString(data.resolve(FILE));
      var lines = List.of(text.split("\n", -1));
      var said = String.join("\n", lines.subList(0, 4));
      return check(said).equals(lines.get(4))
          ? Optional.of(
              new Said(
                  lines.get(0), Long.parseLong(lines.get(1)), Long.parseLong(lines.get(2)),
                  lines.get(3)))
          : Optional.empty();
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /// Says nothing any more, until the next commit.
  static void clear(Path data) throws IOException {
    Files.write(
        data.resolve(FILE), new byte[SIZE], StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static String check(String said) {
    var crc = new CRC32();
    crc.update(said.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      LOG.debug("{} could not be closed", file, gone);
    }
  }
}
