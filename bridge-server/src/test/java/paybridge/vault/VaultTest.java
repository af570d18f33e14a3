package paybridge.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.work.Chance;

class VaultTest {
  private static final byte[] SECRET = "CANARY-sk_live_51".getBytes(UTF_8);

  @TempDir Path folder;
  private Path file;
  private final Chance chance = Chance.real();

  @BeforeEach
  void chooseTheFile() {
    file = folder.resolve("keys").resolve("master.key");
  }

  @Test
  void what_was_sealed_opens_after_a_restart() {
    var sealed = Vault.open(file, chance).seal(SECRET, "account 1 secret apiKey");

    assertThat(Vault.openExisting(file, chance).unseal(sealed, "account 1 secret apiKey"))
        .isEqualTo(SECRET);
  }

  @Test
  void sealed_bytes_do_not_show_the_secret_and_differ_each_time() {
    var vault = Vault.open(file, chance);
    var key = vault.newOrderKey();

    assertThat(new String(vault.seal(SECRET, "a"), UTF_8)).doesNotContain("CANARY");
    assertThat(new String(key.seal(SECRET, "a"), UTF_8)).doesNotContain("CANARY");
    assertThat(vault.seal(SECRET, "a")).isNotEqualTo(vault.seal(SECRET, "a"));
    assertThat(key.seal(SECRET, "a")).isNotEqualTo(key.seal(SECRET, "a"));
  }

  @Test
  void a_secret_does_not_open_in_another_place() {
    var vault = Vault.open(file, chance);
    var key = vault.newOrderKey();

    var ofAccount = vault.seal(SECRET, "account 1");
    var ofOrder = key.seal(SECRET, "payment 1 e-mail");

    assertThatThrownBy(() -> vault.unseal(ofAccount, "account 2")).isInstanceOf(NotOurs.class);
    assertThatThrownBy(() -> key.unseal(ofOrder, "payment 1 phone")).isInstanceOf(NotOurs.class);
    assertThatThrownBy(() -> vault.newOrderKey().unseal(ofOrder, "payment 1 e-mail"))
        .isInstanceOf(NotOurs.class);
  }

  @Test
  void one_changed_byte_anywhere_opens_nothing() {
    var vault = Vault.open(file, chance);
    var key = vault.newOrderKey();
    var sealed = key.seal(SECRET, "a");
    var wrapped = key.wrapped();
    var direct = vault.seal(SECRET, "a");

    for (int i = 0; i < sealed.length; i++) {
      var damaged = flipped(sealed, i);
      assertThatThrownBy(() -> key.unseal(damaged, "a")).isInstanceOf(NotOurs.class);
    }
    for (int i = 0; i < wrapped.length; i++) {
      var damaged = flipped(wrapped, i);
      assertThatThrownBy(() -> vault.orderKey(damaged)).isInstanceOf(NotOurs.class);
    }
    for (int i = 0; i < direct.length; i++) {
      var damaged = flipped(direct, i);
      assertThatThrownBy(() -> vault.unseal(damaged, "a")).isInstanceOf(NotOurs.class);
    }
  }

  @Test
  void cut_bytes_open_nothing() {
    var vault = Vault.open(file, chance);
    var key = vault.newOrderKey();
    var sealed = key.seal(SECRET, "a");

    for (int length = 0; length < sealed.length; length++) {
      var cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> key.unseal(cut, "a")).isInstanceOf(NotOurs.class);
      assertThatThrownBy(() -> vault.orderKey(cut)).isInstanceOf(NotOurs.class);
    }
  }

  @Test
  void an_order_key_comes_back_from_its_wrapped_form() {
    var key = Vault.open(file, chance).newOrderKey();
    var sealed = key.sealText("Jörg Müller", "payment 1 name");

    var again = Vault.open(file, chance).orderKey(key.wrapped());

    assertThat(key.wrapped()).hasSize(65);
    assertThat(again.unsealText(sealed, "payment 1 name")).isEqualTo("Jörg Müller");
  }

  @Test
  void only_the_owner_can_read_the_file() throws IOException {
    Vault.open(file, chance);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void a_file_that_others_can_read_stops_the_start_and_says_what_to_do() throws IOException {
    Vault.open(file, chance);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> Vault.open(file, chance))
        .hasMessageContaining("chmod 600")
        .hasMessageContaining(file.toString());
  }

  @Test
  void a_damaged_file_stops_the_start_and_is_left_alone() throws IOException {
    Vault.open(file, chance);
    var cut = Files.readString(file).substring(0, 90);
    Files.writeString(file, cut);

    assertThatThrownBy(() -> Vault.open(file, chance)).hasMessageContaining("damaged").hasNoCause();
    assertThat(file).hasContent(cut);
  }

  @Test
  void opening_what_must_exist_makes_no_file() {
    assertThatThrownBy(() -> Vault.openExisting(file, chance)).hasMessageContaining("master.key");
    assertThat(file).doesNotExist();
  }

  @Test
  void processes_that_start_at_once_agree_on_one_key() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> start = () -> Vault.open(file, chance).fingerprint();
      var fingerprints = new HashSet<String>();
      for (var one : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> start).toList())) {
        fingerprints.add(one.get());
      }
      assertThat(fingerprints).hasSize(1);
    }
  }

  @Test
  void after_a_rotation_the_old_opens_and_the_new_is_sealed_under_the_new_key() throws Exception {
    var before = Vault.open(file, chance);
    var secret = before.seal(SECRET, "a");
    var key = before.newOrderKey();
    var personal = key.seal(SECRET, "b");
    rotate();

    var after = Vault.open(file, chance);

    assertThat(after.unseal(secret, "a")).isEqualTo(SECRET);
    assertThat(after.orderKey(key.wrapped()).unseal(personal, "b")).isEqualTo(SECRET);
    var rewrapped = after.rewrapped(key.wrapped());
    assertThat(rewrapped.unseal(personal, "b")).isEqualTo(SECRET);
    assertThatThrownBy(() -> before.orderKey(rewrapped.wrapped())).isInstanceOf(NotOurs.class);
    assertThatThrownBy(() -> before.unseal(after.seal(SECRET, "a"), "a"))
        .isInstanceOf(NotOurs.class);
    assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    assertThat(after.knows(before.fingerprint())).isTrue();
    assertThat(before.knows(after.fingerprint())).isFalse();
    assertThat(after.keyedHash().every("email", "a@b.example"))
        .contains(before.keyedHash().of("email", "a@b.example"))
        .contains(after.keyedHash().of("email", "a@b.example"))
        .hasSize(2);
  }

  @Test
  void a_keyed_hash_depends_on_kind_value_and_master_key() {
    var hash = Vault.open(file, chance).keyedHash();
    var other = Vault.open(folder.resolve("other.key"), chance).keyedHash();

    assertThat(hash.of("email", "a@b.example"))
        .hasSize(64)
        .isEqualTo(Vault.open(file, chance).keyedHash().of("email", "a@b.example"))
        .isNotEqualTo(hash.of("phone", "a@b.example"))
        .isNotEqualTo(hash.of("email", "c@b.example"))
        .isNotEqualTo(other.of("email", "a@b.example"));
  }

  @Test
  void nothing_prints_a_key() throws IOException {
    var vault = Vault.open(file, chance);
    var json = Files.readString(file);
    var value = json.replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");

    assertThat(value).hasSizeGreaterThan(40);
    assertThat(vault + " " + vault.newOrderKey())
        .doesNotContain(value)
        .doesNotContain("SecretKeySpec");
  }

  private void rotate() throws IOException, GeneralSecurityException {
    var old =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    var both =
        KeysetHandle.newBuilder()
            .addEntry(entry(old.getPrimary()))
            .addEntry(entry(fresh.getPrimary()).makePrimary())
            .build();
    Files.writeString(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            both, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  private static KeysetHandle.Builder.Entry entry(KeysetHandle.Entry entry) {
    return KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
  }

  private static byte[] flipped(byte[] bytes, int at) {
    var damaged = bytes.clone();
    damaged[at] ^= 1;
    return damaged;
  }
}
