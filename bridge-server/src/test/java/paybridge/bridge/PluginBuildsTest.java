package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two builds of the WooCommerce plugin, as the command line makes them. What the directory's
/// build must be is in contract woocommerce a18.
class PluginBuildsTest {
  private static final String SLUG = "paybridge-for-woocommerce";
  private static final String MAIN = SLUG + "/" + SLUG + ".php";
  private static final String KEY = SLUG + "/paybridge-key.php";
  private static final String UPDATER = SLUG + "/includes/class-paybridge-updates.php";
  @TempDir Path data;

  private record Ran(int exit, String said) {}

  private Ran run(String... words) {
    var said = new StringWriter();
    var writer = new PrintWriter(said);
    var all = new ArrayList<>(List.of(words));
    if (!all.contains("--directory")) {
      all.addAll(List.of("--data", data.resolve("books").toString()));
    }
    int exit =
        Main.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
    return new Ran(exit, said.toString());
  }

  private void shop() {
    assertThat(
            run("shop", "add", "leaf", "--type", "woocommerce", "--url", "https://leaf.example")
                .exit())
        .isZero();
  }

  private static Map<String, String> files(Path zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        assertThat(
                files.put(
                    entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8)))
            .isNull();
      }
    }
    return files;
  }

  private Map<String, String> directory() throws IOException {
    var zip = data.resolve("directory.zip");
    assertThat(run("shop", "plugin", "--directory", "--out", zip.toString()).exit()).isZero();
    return files(zip);
  }

  private Map<String, String> keyed() throws IOException {
    shop();
    var zip = data.resolve("keyed.zip");
    var ran =
        run("shop", "plugin", "leaf", "--public-url", "https://pay.example", "--out", zip.toString());
    assertThat(ran.exit()).as(ran.said()).isZero();
    return files(zip);
  }

  private static String header(String text, String name) {
    return text.lines()
        .filter(line -> line.matches("[ *]*" + name + ": .*"))
        .map(line -> line.replaceFirst("[ *]*" + name + ": ", ""))
        .findFirst()
        .orElse("");
  }

  @Test
  void the_directorys_build_has_no_key_and_no_updater() throws IOException {
    var files = directory();
    assertThat(files).doesNotContainKeys(KEY, UPDATER).containsKey(MAIN);
    assertThat(files)
        .allSatisfy(
            (name, text) -> {
              assertThat(name).startsWith(SLUG + "/").doesNotContain("/.");
              assertThat(name).doesNotMatch(".*\\.(zip|gz|phar|exe|sh)");
              if (name.endsWith(".php")) {
                assertThat(text)
                    .doesNotContain(
                        "Update URI", "PAYBRIDGE_UPDATES", "update_plugins", "Paybridge_Updates",
                        "upgrader_", "localhost", "eval(");
              }
            });
  }

  @Test
  void the_directorys_build_has_the_headers_that_the_directory_reads() throws IOException {
    var files = directory();
    var main = files.getOrDefault(MAIN, "");
    var readme = files.getOrDefault(SLUG + "/readme.txt", "");
    assertThat(readme.lines().findFirst()).contains("=== " + header(main, "Plugin Name") + " ===");
    assertThat(header(readme, "Stable tag")).isEqualTo(header(main, "Version")).isNotEmpty();
    assertThat(header(main, "Text Domain")).isEqualTo(SLUG);
    assertThat(header(main, "Domain Path")).isEqualTo("/languages");
    assertThat(header(main, "Requires Plugins")).isEqualTo("woocommerce");
    assertThat(header(readme, "Tags").split(",")).hasSizeBetween(1, 5);
    for (var both : List.of("Requires at least", "Requires PHP", "License", "License URI")) {
      assertThat(header(readme, both)).isEqualTo(header(main, both)).isNotEmpty();
    }
    assertThat(header(readme, "Tested up to")).matches("\\d+\\.\\d+");
    assertThat(readme)
        .contains(
            "== Description ==", "== Installation ==", "== External services ==",
            "== Changelog ==");
  }

  @Test
  void the_keyed_build_is_the_same_with_key_and_updater() throws IOException {
    var keyed = keyed();
    var plain = directory();
    var source = header(keyed.getOrDefault(MAIN, ""), "Update URI");
    assertThat(source).matches("https://pay\\.example/shops/[A-Za-z0-9_-]{10,}/plugin");
    assertThat(keyed.getOrDefault(MAIN, "")).contains("define( 'PAYBRIDGE_UPDATES', '" + source + "' );");
    assertThat(keyed.getOrDefault(KEY, "")).startsWith("<?php exit; //").contains("https://pay.example", "https://leaf.example", "whsec_");
    assertThat(keyed).containsKey(UPDATER);
    plain.remove(MAIN);
    assertThat(keyed).containsAllEntriesOf(plain);
    assertThat(keyed).hasSize(plain.size() + 3);
  }

  @Test
  void a_code_is_one_line_and_makes_what_was_before_worthless() throws IOException {
    var key = keyed().getOrDefault(KEY, "");
    var ran = run("shop", "plugin", "leaf", "--code", "--public-url", "https://pay.example");
    assertThat(ran.exit()).isZero();
    var code = ran.said().lines().findFirst().orElseThrow();
    assertThat(code).matches("[A-Za-z0-9_-]{100,400}");
    var said = new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8);
    assertThat(said)
        .startsWith("{\"bridge\":\"https://pay.example\",\"shop\":\"")
        .contains("\"home\":\"https://leaf.example\"");
    var pairing = said.replaceAll("(?s).*\"pairing\":\"([^\"]+)\".*", "$1");
    assertThat(pairing).startsWith("whsec_");
    assertThat(key).doesNotContain(pairing);
  }

  @Test
  void what_does_not_go_together_is_named() {
    shop();
    assertThat(run("shop", "add", "tea", "--url", "https://tea.example").exit()).isZero();
    assertThat(run("shop", "plugin", "leaf"))
        .satisfies(ran -> assertThat(ran.exit()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.said()).contains("Say --out FILE or --code."));
    assertThat(run("shop", "plugin", "leaf", "--code", "--out", "x.zip").said())
        .contains("--code prints");
    assertThat(run("shop", "plugin", "--code").said()).contains("Say the shop's NAME");
    assertThat(run("shop", "plugin", "leaf", "--directory", "--out", "x.zip").said())
        .contains("--directory is for any shop");
    assertThat(run("shop", "plugin", "--directory", "--code").said())
        .contains("--directory is for any shop");
    assertThat(run("shop", "plugin", "tea", "--code").said()).contains("takes no code");
    assertThat(run("shop", "plugin", "nobody", "--code").said()).contains("No shop is called 'nobody'");
  }
}
