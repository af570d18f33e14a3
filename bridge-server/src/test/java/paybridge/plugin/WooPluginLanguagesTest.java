package paybridge.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.needs.NeedsPhp;

/// The languages of the WooCommerce plugin. After a text in the code has changed:
///
/// ```
/// cd plugin-stubs/woocommerce
/// php ../../bridge-server/src/test/resources/woo/make-pot.php . paybridge-for-woocommerce \
///     > languages/paybridge-for-woocommerce.pot
/// ```
///
/// then both .po by hand, then `make-mo.php FROM.po TO.mo` for each.
@NeedsPhp
class WooPluginLanguagesTest {
  private static final String DOMAIN = "paybridge-for-woocommerce";
  private static final Path FOLDER =
      Path.of("../plugin-stubs/woocommerce").toAbsolutePath().normalize();
  private static final Path TOOLS = Path.of("src/test/resources/woo").toAbsolutePath();

  @TempDir Path scratch;

  private static Path language(String ending) {
    return FOLDER.resolve("languages").resolve(DOMAIN + ending);
  }

  private static Php.Ran tool(String name, Object... arguments) throws Exception {
    var command = new String[arguments.length + 1];
    command[0] = TOOLS.resolve(name).toString();
    for (var at = 0; at < arguments.length; at++) {
      command[at + 1] = arguments[at].toString();
    }
    return Php.run(command);
  }

  @Test
  void the_template_has_every_text_of_the_code_and_no_other() throws Exception {
    assertThat(tool("make-pot.php", FOLDER, DOMAIN))
        .isEqualTo(new Php.Ran(0, Files.readString(language(".pot"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh_CN", "ms_MY"})
  void a_language_has_every_text_of_the_template_and_no_other(String name) throws IOException {
    assertThat(Po.read(language("-" + name + ".po")).said().keySet())
        .containsExactlyElementsOf(Po.read(language(".pot")).said().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh_CN", "ms_MY"})
  void every_text_is_translated_and_keeps_its_placeholders(String name) throws IOException {
    var file = language("-" + name + ".po");
    assertThat(Files.readString(file))
        .contains("Language: " + name + "\\n", "nplurals=1")
        .doesNotContain("fuzzy");
    assertThat(Po.read(file).said())
        .allSatisfy(
            (text, forms) -> {
              assertThat(forms).hasSize(1).doesNotContain("");
              assertThat(Po.placeholders(forms.getFirst())).isEqualTo(text.placeholders());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh_CN", "ms_MY"})
  void what_wordpress_loads_is_what_people_wrote(String name) throws Exception {
    var made = scratch.resolve("made.mo");
    assertThat(tool("make-mo.php", language("-" + name + ".po"), made))
        .isEqualTo(new Php.Ran(0, ""));
    assertThat(language("-" + name + ".mo")).hasSameBinaryContentAs(made);
  }

  @Test
  void a_text_that_cannot_be_translated_is_named() throws Exception {
    Files.createDirectories(scratch.resolve("includes"));
    var header = "<?php\n/**\n * Plugin Name: T\n * Description: T\n * Author: T\n */\n";
    Files.writeString(scratch.resolve(DOMAIN + ".php"), header);
    for (var call : new String[] {"__( $text, '" + DOMAIN + "' )", "__( 'Tea', 'other' )", "__( 'Tea' )"}) {
      Files.writeString(scratch.resolve("includes/tea.php"), "<?php\necho " + call + ";\n");
      assertThat(tool("make-pot.php", scratch, DOMAIN))
          .isEqualTo(
              new Php.Ran(1, "includes/tea.php:2: __() takes literals and '" + DOMAIN + "'\n"));
    }
  }
}
