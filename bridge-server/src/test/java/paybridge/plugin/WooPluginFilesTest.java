package paybridge.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.needs.NeedsPhp;

/// The files of the WooCommerce plugin, as they lie there.
@NeedsPhp
class WooPluginFilesTest {
  private static final Path FOLDER =
      Path.of("../plugin-stubs/woocommerce").toAbsolutePath().normalize();

  static Stream<Path> php_files() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".php")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("php_files")
  void the_plugin_has_nothing_that_php_7_4_does_not_know(Path file) throws Exception {
    assertThat(Php.run("tests/syntax74.php", file.toString())).isEqualTo(new Php.Ran(0, ""));
    assertThat(Php.run("-l", file.toString()).said()).contains("No syntax errors");
  }

  @ParameterizedTest
  @MethodSource("php_files")
  void a_file_that_is_called_from_the_web_does_nothing(Path file) throws Exception {
    var text = Files.readString(file);
    assertThat(text).containsAnyOf("defined( 'ABSPATH' ) || exit;", "defined( 'WP_UNINSTALL_PLUGIN' ) || exit;");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Test
  void every_file_is_in_the_zip_and_nothing_else() throws IOException {
    List<String> shipped =
        Stream.of("plugin.txt", "plugin-keyed.txt")
            .flatMap(list -> lines(FOLDER.resolve(list)))
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .filter(file -> !file.startsWith("../"))
            .sorted()
            .toList();
    List<String> there;
    try (var files = Files.walk(FOLDER)) {
      there =
          files
              .filter(Files::isRegularFile)
              .map(file -> FOLDER.relativize(file).toString())
              .filter(file -> !file.matches("plugin(-keyed)?\\.txt"))
              .sorted()
              .toList();
    }
    assertThat(shipped).isEqualTo(there);
  }

  @Test
  void the_version_is_one() throws IOException {
    var main = Files.readString(FOLDER.resolve("paybridge-for-woocommerce.php"));
    var version = main.replaceAll("(?s).*\\* Version: (\\S+).*", "$1");
    assertThat(main).contains("define( 'PAYBRIDGE_VERSION', '" + version + "' );");
    assertThat(Files.readString(FOLDER.resolve("readme.txt")))
        .contains("Stable tag: " + version, "= " + version + " =");
  }
}
