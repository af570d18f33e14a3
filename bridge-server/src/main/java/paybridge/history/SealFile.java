package paybridge.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import paybridge.db.SealRow;

/// The last seal, in a small file beside the books: `paybridge.seal`. It is written after the commit,
/// so it may be older than the books, never newer; books that are older than it have lost something.
public final class SealFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final String NAME = "paybridge.seal";

  private final Path file;

  /// @param data the data directory
  public SealFile(Path data) {
    this.file = data.resolve(NAME);
  }

  /// What stands in it.
  ///
  /// @param at RFC 3339
  /// @param root in hexadecimal
  /// @param key the fingerprint of the key that signed
  public record Said(
      long number, String at, int heads, String root, String key, String publicKey, String signature) {

    /// Whether the holder of the public half in it signed it.
    boolean signed() {
      return SealKey.signed(
          publicKey,
          Seals.said(
              number, Instant.parse(at).toEpochMilli(), heads, HexFormat.of().parseHex(root)),
          signature);
    }
  }

  static Said said(SealRow seal, String publicKey) {
    return new Said(
        seal.number(), Instant.ofEpochMilli(seal.at()).toString(), seal.heads(),
        HexFormat.of().formatHex(seal.rootHash()), seal.key(), publicKey, seal.signature());
  }

  /// Puts this in the place of what stands there: whoever looks sees the one or the other.
  void write(Said said) throws IOException {
    var fresh = file.resolveSibling(NAME + "." + ProcessHandle.current().pid());
    try (var out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes =
          java.nio.ByteBuffer.wrap((JSON.writeValueAsString(said) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /// What the file says; empty when it cannot be read, or was not signed as it stands there.
  Optional<Said> read() {
    try {
      var said = JSON.readValue(Files.readString(file), Said.class);
      return said.signed() && SealKey.fingerprint(said.publicKey()).equals(said.key())
          ? Optional.of(said)
          : Optional.empty();
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
