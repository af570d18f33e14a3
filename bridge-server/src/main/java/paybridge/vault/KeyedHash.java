package paybridge.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;

/// HMAC-SHA-256 under a key made from the master key: finds an e-mail again without storing it.
/// Whoever steals the database cannot try out addresses. The caller decides what counts as the same
/// (upper and lower case, blanks) before asking.
public final class KeyedHash {
  private final MasterKey primary;
  private final List<MasterKey> all;

  KeyedHash(MasterKey primary, Collection<MasterKey> all) {
    this.primary = primary;
    this.all = List.copyOf(all);
  }

  /// To be stored: 64 hexadecimal digits. The same value of another kind has another hash.
  public String of(String kind, String value) {
    return under(primary, kind, value);
  }

  /// To search with: the hash under every master key that is still in the file, because rows
  /// written before a rotation carry the older one.
  public Set<String> every(String kind, String value) {
    var hashes = new TreeSet<String>();
    all.forEach(key -> hashes.add(under(key, kind, value)));
    return hashes;
  }

  static String under(MasterKey key, String kind, String value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key.hashing());
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
