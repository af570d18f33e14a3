package paybridge.vault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import paybridge.work.Chance;

/// The file with the master keys: a Tink keyset as JSON, readable by its owner only. It lies
/// outside the database and its backup: whoever has both has everything.
final class MasterKeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private MasterKeyFile() {}

  static KeysetHandle read(Path file) {
    try {
      refuseWhatOthersCanRead(file);
      return TinkJsonProtoKeysetFormat.parseKeyset(
          Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException unreadable) {
      // Tink's own message may quote the content
      throw new IllegalStateException("the master key file " + file + " is damaged");
    } catch (IOException trouble) {
      throw new UncheckedIOException("the master key file " + file + " cannot be read", trouble);
    }
  }

  /// Written beside its place, forced to disk, then linked to its name: nobody ever sees half a
  /// key, and of two processes that start at once both use the one that came first.
  static void createIfMissing(Path file, Chance chance) {
    if (Files.exists(file)) {
      return;
    }
    try {
      var fresh =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      write(file, fresh, chance);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException trouble) {
      throw new UncheckedIOException("the master key file " + file + " cannot be made", trouble);
    }
  }

  private static void write(Path file, KeysetHandle keys, Chance chance)
      throws IOException, GeneralSecurityException {
    var json =
        TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
            .getBytes(StandardCharsets.UTF_8);
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file, not a root");
    Files.createDirectories(folder);
    var draft =
        folder.resolve("." + file.getFileName() + "." + HexFormat.of().formatHex(chance.bytes(8)));
    try {
      try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), ownerOnly(folder))) {
        for (var left = ByteBuffer.wrap(json); left.hasRemaining(); ) {
          channel.write(left);
        }
        channel.force(true);
      }
      place(draft, file);
      try (var channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException othersWereFirst) {
      return;
    } catch (IOException | UnsupportedOperationException noHardLinksHere) {
      if (!Files.exists(file)) {
        Files.move(draft, file, ATOMIC_MOVE);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return posix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static void refuseWhatOthersCanRead(Path file) throws IOException {
    if (!posix(file)) {
      return;
    }
    for (var permission : Files.getPosixFilePermissions(file)) {
      if (!permission.name().startsWith("OWNER_")) {
        throw new IllegalStateException(
            "others can read the master key file; run: chmod 600 " + file);
      }
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
