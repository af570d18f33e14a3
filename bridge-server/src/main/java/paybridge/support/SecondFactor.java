package paybridge.support;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.util.encoders.Base32;
import paybridge.db.StaffRow;
import paybridge.db.Tables;
import paybridge.people.Authenticator;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// The second factor of people: codes of an app, each of which counts once, and recovery codes for
/// whoever lost her telephone. All inside a transaction.
final class SecondFactor {
  private static final int CODES = 10;
  private static final int CODE_BYTES = 10;
  private final Vault vault;
  private final InstantSource clock;

  SecondFactor(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// Uses a code up; false when it is wrong or was used.
  boolean use(Tables t, StaffRow person, String code) {
    var secret = vault.unseal(Objects.requireNonNull(person.otp()), about(person));
    long now = clock.millis();
    var step = Authenticator.step(secret, code, now);
    return step.isPresent()
        ? t.staff().useStep(person.id(), step.getAsLong()) == 1
        : t.staff().useCode(hash(code), person.id(), now) == 1;
  }

  /// Begins with this secret, if the code is one of its; empty when it is not. The recovery codes are
  /// told now and never again.
  List<String> begin(Tables t, StaffRow person, byte[] secret, String code, Chance chance) {
    var step = Authenticator.step(secret, code, clock.millis());
    if (step.isEmpty()) {
      return List.of();
    }
    t.staff().otp(person.id(), vault.seal(secret, about(person)), step.getAsLong());
    t.staff().forgetCodes(person.id());
    var codes = new ArrayList<String>();
    for (int i = 0; i < CODES; i++) {
      var text = Base32.toBase32String(chance.bytes(CODE_BYTES)).toLowerCase(Locale.ROOT);
      var told = String.join("-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12));
      t.staff().code(hash(told), person.id());
      codes.add(told);
    }
    return codes;
  }

  void end(Tables t, StaffRow person) {
    t.staff().otp(person.id(), null, null);
    t.staff().forgetCodes(person.id());
  }

  private static String hash(String code) {
    return Tokens.hash(code.strip().toLowerCase(Locale.ROOT));
  }

  private static String about(StaffRow person) {
    return "second factor of " + person.id();
  }
}
