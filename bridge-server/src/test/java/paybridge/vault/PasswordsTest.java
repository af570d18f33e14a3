package paybridge.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.work.Chance;

class PasswordsTest {
  private final Passwords passwords = new Passwords(Chance.seeded(7));

  @Test
  void the_right_password_matches_and_no_other() {
    var stored = passwords.hash("correct horse");

    assertThat(stored)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.matches("correct horsE", stored)).isFalse();
    assertThat(passwords.matches("", stored)).isFalse();
    assertThat(passwords.outdated(stored)).isFalse();
  }

  @Test
  void the_same_password_is_stored_differently_each_time() {
    assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
  }

  @Test
  void a_hash_made_elsewhere_is_read() {
    // from the tests of the reference implementation (phc-winner-argon2, src/test.c)
    assertThat(
            passwords.matches(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
        .isTrue();
  }

  @Test
  void a_hash_of_a_cheaper_time_still_matches_and_asks_to_be_renewed() {
    var old = passwords.hash("pw", new Passwords.Cost(4_096, 1, 1));

    assertThat(passwords.matches("pw", old)).isTrue();
    assertThat(passwords.outdated(old)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pw",
        "$argon2id$v=19$m=19456,t=2,p=1$$",
        "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=999999,t=99,p=9$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=0,t=0,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
      })
  void what_is_no_hash_of_ours_matches_nothing(String stored) {
    assertThat(passwords.matches("pw", stored)).isFalse();
    assertThat(passwords.outdated(stored)).isTrue();
  }

  @Test
  void nobody_has_no_password() {
    assertThat(passwords.nobody("")).isFalse();
  }
}
