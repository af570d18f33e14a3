package paybridge.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import paybridge.work.Chance;

/// Passwords of staff as Argon2id in PHC text (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`), with
/// OWASP's smallest recommended cost (read 2026). One check takes about 30 ms and 19 MiB, so only
/// two run at a time and the others wait: a storm of sign-ins must not eat the memory.
public final class Passwords {
  private static final Cost TODAY = new Cost(19_456, 2, 1);
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Chance chance;
  private final Semaphore turns = new Semaphore(2);

  public Passwords(Chance chance) {
    this.chance = chance;
  }

  /// The text to store.
  public String hash(String password) {
    return hash(password, TODAY);
  }

  /// Whether this is the password that gave `stored`. The time does not depend on where they
  /// differ. Text that is not a hash of ours matches nothing.
  public boolean matches(String password, String stored) {
    var known = Stored.read(stored);
    if (known == null) {
      return nobody(password);
    }
    var hash = work(password, known.salt(), known.cost(), known.hash().length);
    return MessageDigest.isEqual(hash, known.hash());
  }

  /// For a user who does not exist: takes as long as [#matches], and says no.
  public boolean nobody(String password) {
    var hash = work(password, new byte[SALT], TODAY, HASH);
    return hash.length == 0;
  }

  /// Whether `stored` was made at another cost than today's; store a fresh hash at the next sign-in
  /// that succeeds.
  public boolean outdated(String stored) {
    var known = Stored.read(stored);
    return known == null || !known.cost().equals(TODAY) || known.hash().length != HASH;
  }

  String hash(String password, Cost cost) {
    var salt = chance.bytes(SALT);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kibibytes(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(work(password, salt, cost, HASH)));
  }

  private byte[] work(String password, byte[] salt, Cost cost, int length) {
    var bytes = password.getBytes(StandardCharsets.UTF_8);
    var hash = new byte[length];
    turns.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.kibibytes())
              .withIterations(cost.passes())
              .withParallelism(cost.lanes())
              .withSalt(salt)
              .build());
      generator.generateBytes(bytes, hash);
    } finally {
      turns.release();
      Arrays.fill(bytes, (byte) 0);
    }
    return hash;
  }

  record Cost(int kibibytes, int passes, int lanes) {
    /// A changed row must not make the bridge work for hours.
    boolean bearable() {
      return kibibytes >= 8 * lanes
          && kibibytes <= 131_072
          && passes >= 1
          && passes <= 10
          && lanes >= 1
          && lanes <= 4;
    }
  }

  private record Stored(Cost cost, byte[] salt, byte[] hash) {
    static @Nullable Stored read(String phc) {
      var match = PHC.matcher(phc);
      if (!match.matches()) {
        return null;
      }
      var cost = new Cost(number(match.group(1)), number(match.group(2)), number(match.group(3)));
      if (!cost.bearable()) {
        return null;
      }
      try {
        var base64 = Base64.getDecoder();
        return new Stored(cost, base64.decode(match.group(4)), base64.decode(match.group(5)));
      } catch (IllegalArgumentException notBase64) {
        return null;
      }
    }

    private static int number(String digits) {
      return Integer.parseInt(digits);
    }
  }
}
