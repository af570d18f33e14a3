package paybridge.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import paybridge.work.Chance;

/// Seals what must not be readable in the database or its backup. Begin with [#open]. Secrets of
/// accounts and shops are sealed under the master key directly; what belongs to an order is sealed
/// under the order's own key ([#newOrderKey]), so that a person can be erased by deleting keys.
///
/// The keyset may hold several keys: the primary one seals, every one unseals.
///
/// Dangerous: without the master key file all of it is lost. [#fingerprint] is stored with the
/// database, and a start with another file must be refused ([#knows]).
public final class Vault {
  private static final byte VERSION = 1;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final byte[] ORDER_KEY = "order key".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_BYTES = 32;

  private final Aead aead;
  private final Map<Integer, MasterKey> keys;
  private final MasterKey primary;
  private final Chance chance;

  Vault(KeysetHandle keyset, Chance chance) {
    this.keys = new LinkedHashMap<>();
    for (int i = 0; i < keyset.size(); i++) {
      var key = MasterKey.of(keyset.getAt(i));
      keys.put(key.id(), key);
    }
    this.primary = MasterKey.of(keyset.getPrimary());
    this.chance = chance;
    try {
      this.aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Opens the vault; makes the master key file (mode 0600) when there is none.
  ///
  /// @throws IllegalStateException when the file is damaged or others can read it
  public static Vault open(Path masterKeyFile, Chance chance) {
    MasterKeyFile.createIfMissing(masterKeyFile, chance);
    return openExisting(masterKeyFile, chance);
  }

  /// As [#open] but never makes a file: for a database that already has sealed data.
  public static Vault openExisting(Path masterKeyFile, Chance chance) {
    return new Vault(MasterKeyFile.read(masterKeyFile), chance);
  }

  /// Seals a secret. `about` says what it is ("account 01J… secret apiKey") and must be the same at
  /// unsealing, so that one row's secret does not open in another's place.
  public byte[] seal(byte[] plain, String about) {
    try {
      return aead.encrypt(plain, about.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws NotOurs when no key opens it, or `about` or a single bit is another than at sealing
  public byte[] unseal(byte[] sealed, String about) {
    try {
      return aead.decrypt(sealed, about.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException wrong) {
      throw new NotOurs("not sealed under the master key for this purpose");
    }
  }

  /// A fresh key for one order; store [OrderKey#wrapped].
  ///
  /// Wrapping does not go through Tink, see [Gcm]: version, number of the master key, nonce, key
  /// and tag. Opened keys are not cached: opening costs a few microseconds, and a key that was
  /// deleted is gone at once.
  public OrderKey newOrderKey() {
    return wrap(chance.bytes(KEY_BYTES));
  }

  /// The key that [OrderKey#wrapped] gave.
  ///
  /// @throws NotOurs when it was not wrapped under this master key
  public OrderKey orderKey(byte[] wrapped) {
    return new OrderKey(new SecretKeySpec(unwrap(wrapped), "AES"), wrapped.clone(), chance);
  }

  /// The same order key wrapped under the newest master key.
  public OrderKey rewrapped(byte[] wrapped) {
    return wrap(unwrap(wrapped));
  }

  /// Hashes for looking up what is stored sealed.
  public KeyedHash keyedHash() {
    return new KeyedHash(primary, keys.values());
  }

  /// Hashes of what the books say of shops and of the house: under the newest master key first, then
  /// under every other that is still in the file.
  public List<ContentHash> contentHashes() {
    return Stream.concat(
            Stream.of(primary), keys.values().stream().filter(key -> key.id() != primary.id()))
        .map(key -> new ContentHash(key.history()))
        .toList();
  }

  /// Names the primary master key without giving it away; to be stored with the database.
  public String fingerprint() {
    return fingerprint(primary);
  }

  /// Whether this file has the master key that had that fingerprint.
  public boolean knows(String fingerprint) {
    return keys.values().stream().anyMatch(key -> fingerprint(key).equals(fingerprint));
  }

  @Override
  public String toString() {
    return "Vault " + fingerprint();
  }

  private OrderKey wrap(byte[] key) {
    var head = ByteBuffer.allocate(HEAD).put(VERSION).putInt(primary.id()).array();
    var wrapped = Gcm.seal(primary.wrapping(), key, ORDER_KEY, head, chance);
    return new OrderKey(new SecretKeySpec(key, "AES"), wrapped, chance);
  }

  private byte[] unwrap(byte[] wrapped) {
    if (wrapped.length < HEAD || wrapped[0] != VERSION) {
      throw new NotOurs("not an order key of this version");
    }
    var key = keys.get(ByteBuffer.wrap(wrapped).getInt(1));
    if (key == null) {
      throw new NotOurs("wrapped under a master key that this file does not have");
    }
    return Gcm.unseal(key.wrapping(), wrapped, HEAD, ORDER_KEY);
  }

  private static String fingerprint(MasterKey key) {
    return KeyedHash.under(key, "fingerprint", "").substring(0, 16);
  }
}
