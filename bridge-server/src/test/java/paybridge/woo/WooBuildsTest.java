package paybridge.woo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.shop.PluginUpdates;
import paybridge.walk.Browsing;

/// A plugin that came without a key is connected by a code; one that the bridge made is updated from
/// there.
@NeedsWooShop
class WooBuildsTest {
  private static final String OLDER = "0.0.9";
  private static final String MAIN = "paybridge-for-woocommerce/paybridge-for-woocommerce.php";
  private final OneWooShop it = OneWooShop.get();
  @TempDir Path scratch;

  private JsonNode code(String code) {
    return it.does("code", said -> said.put("code", code));
  }

  /// Both sides know the same pairing, and a payment goes its way.
  private void isPairedAndPays() {
    paysStill();
    assertThat(it.shop.does("road").path("words").asText()).isEqualTo(it.bridge.sixWords());
  }

  private void paysStill() {
    OneWooShop.until("paired", () -> it.shop.does("minute"), now -> now.path("confirmed").asBoolean() && now.path("offers").asInt() > 0);
    var order = it.order();
    WooCheckoutTest.pay(it.page(order), "approve");
    it.whenIs(order, "processing");
  }

  /// The plugin as it was made for this shop, in another version.
  private Path inVersion(String version) throws IOException {
    var older = scratch.resolve("older.zip");
    try (var from = new ZipInputStream(Files.newInputStream(it.bridge.plugin()));
        var to = new ZipOutputStream(Files.newOutputStream(older))) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        var bytes = from.readAllBytes();
        to.write(
            entry.getName().equals(MAIN)
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replace(PluginUpdates.version(), version)
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return older;
  }

  @Test
  void a_pasted_code_connects_the_shop_and_works_once() {
    var code = it.bridge.code();
    var broken = code.substring(0, 40) + "\n  " + code.substring(40);
    var taken = code(broken);
    assertThat(taken.path("said").asText()).isEmpty();
    isPairedAndPays();
    assertThat(code(code).path("said").asText()).contains("by this very code already");
    var newer = it.bridge.code();
    assertThat(code(newer).path("said").asText()).isEmpty();
    isPairedAndPays();
    var used = code(code);
    assertThat(used.path("said").asText()).contains("used already, or a newer one was made");
    assertThat(used.path("page").asText()).contains("used already", "paybridge_code", "_wpnonce");
    assertThat(used.path("confirmed").asBoolean()).isTrue();
    isPairedAndPays();
  }

  @Test
  void a_wrong_code_is_told_and_changes_nothing() {
    var before = code("").path("pairing").asText();
    var code = it.bridge.code();
    for (var wrong :
        new String[] {
          "", "tea", code.substring(1), code.substring(0, code.length() - 1),
          withAnotherKey(code)
        }) {
      var told = code(wrong);
      assertThat(told.path("said").asText()).contains("a character is missing or wrong");
      assertThat(told.path("pairing").asText()).isEqualTo(before);
    }
    isPairedAndPays();
  }

  /// Still a code by its shape, but a character of the key itself is another one.
  private static String withAnotherKey(String code) {
    var bytes = Base64.getUrlDecoder().decode(code);
    int at = new String(bytes, ISO_8859_1).indexOf("whsec_") + "whsec_".length();
    bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void a_code_that_nobody_hears_changes_nothing_and_may_be_pasted_again() {
    var code = it.bridge.code();
    for (var wire : new String[] {"refused", "unheard", "unheard", "unheard"}) {
      var told = it.does("code", said -> said.put("code", code).put("wire", wire));
      assertThat(told.path("said").asText()).contains("does not reach", "paste the same code again");
      assertThat(told.path("confirmed").asBoolean()).isTrue();
    }
    it.shop.does("back");
    paysStill();
    assertThat(code(code).path("said").asText()).isEmpty();
    isPairedAndPays();
  }

  @Test
  void a_process_that_dies_over_a_code_leaves_the_old_bridge_or_the_new_one() {
    var before = code("").path("pairing").asText();
    var code = it.bridge.code();
    it.does("dying", said -> said.put("code", code).put("when", "answered"));
    assertThat(code("").path("pairing").asText()).isEqualTo(before);
    paysStill();
    it.does("dying", said -> said.put("code", code).put("when", "kept"));
    isPairedAndPays();
    assertThat(code("").path("pairing").asText()).isNotEqualTo(before).startsWith("whsec_");
  }

  @Test
  void a_code_is_taken_from_whoever_may_and_with_the_forms_word_only() {
    var code = it.bridge.code();
    for (int user : new int[] {0, 1}) {
      var told = it.does("unasked", said -> said.put("code", code).put("user", user));
      assertThat(told.path("said").asText()).matches("You may not do this\\.|.*expired.*");
    }
    isPairedAndPays();
  }

  @Test
  void a_newer_version_is_offered_installed_and_needs_no_new_key() throws IOException {
    it.shop.install(inVersion(OLDER));
    isPairedAndPays();
    var offered = it.shop.does("updates");
    assertThat(offered.path("here").asText()).isEqualTo(OLDER);
    assertThat(offered.path("offered").asText()).isEqualTo(PluginUpdates.version());
    assertThat(offered.path("package").asText()).doesNotContain("proof");
    var done = it.shop.does("upgrade");
    assertThat(done.path("done").asBoolean()).as(done.toString()).isTrue();
    var now = it.shop.does("build");
    assertThat(now.path("version").asText()).isEqualTo(PluginUpdates.version());
    assertThat(now.path("key").asBoolean()).isFalse();
    assertThat(now.path("updater").asBoolean()).isTrue();
    assertThat(now.path("active").asBoolean()).isTrue();
    assertThat(now.path("source").asText()).startsWith(it.bridge.url + "/shops/");
    isPairedAndPays();
    assertThat(it.shop.does("updates").path("offered").asText()).isEmpty();
  }

  @Test
  void a_deleted_plugin_takes_its_secrets_and_leaves_the_books() throws IOException {
    var order = it.order();
    WooCheckoutTest.pay(it.page(order), "approve");
    it.whenIs(order, "processing");
    var notes = it.says(order).path("notes");
    for (var everything : new boolean[] {false, true}) {
      var left = it.does("uninstall", said -> said.put("everything", everything));
      try {
        assertThat(left.path("options")).isEmpty();
        assertThat(left.path("table").asBoolean()).isFalse();
        assertThat(left.path("planned").asInt()).isZero();
        assertThat(left.path("settings").asBoolean()).isEqualTo(!everything);
        assertThat(left.path("tokens").asInt()).isEqualTo(everything ? 0 : 1);
        assertThat(left.path("forgotten").asInt()).isEqualTo(everything ? 0 : 1);
        assertThat(left.path("others").asInt()).as("what is not ours").isEqualTo(1);
      } finally {
        it.shop.install(it.bridge.newPlugin());
        isPairedAndPays();
      }
    }
    assertThat(it.says(order).path("status").asText()).isEqualTo("processing");
    assertThat(it.says(order).path("notes")).isEqualTo(notes);
  }

  /// The desk's own entrance is the same for everybody; nobody need be signed in.
  private void opensTheDesk() {
    try (var browser = new Browsing()) {
      browser.open(it.shop.url() + "/wp-admin/admin-ajax.php?action=heartbeat");
    }
  }

  @Test
  void a_newer_key_introduces_itself_at_once_also_right_after_another() throws IOException {
    for (int i = 0; i < 2; i++) {
      var before = code("").path("pairing").asText();
      it.shop.install(it.bridge.newPlugin());
      OneWooShop.until(
          "found with the newer key",
          () -> {
            opensTheDesk();
            return code("");
          },
          now -> now.path("confirmed").asBoolean() && !now.path("pairing").asText().equals(before));
    }
    isPairedAndPays();
  }

  @Test
  void somebody_at_the_desk_need_not_wait_for_the_ways_to_pay() throws IOException {
    it.does("uninstall", said -> said.put("everything", false));
    it.shop.install(it.bridge.newPlugin());
    OneWooShop.until(
        "there are offers",
        () -> {
          opensTheDesk();
          return it.shop.does("build");
        },
        now -> now.path("offers").asInt() > 0);
    isPairedAndPays();
  }

  @Test
  void while_the_bridge_is_away_no_update_is_shown() throws IOException {
    it.shop.install(inVersion(OLDER));
    try {
      assertThat(it.does("updates", said -> said.put("wire", "refused")).path("offered").asText()).isEmpty();
      assertThat(it.does("upgrade", said -> said.put("wire", "refused")).path("done").asBoolean()).isFalse();
      assertThat(it.shop.does("build").path("version").asText()).isEqualTo(OLDER);
    } finally {
      it.shop.does("back");
      it.shop.install(it.bridge.plugin());
    }
    isPairedAndPays();
  }
}
