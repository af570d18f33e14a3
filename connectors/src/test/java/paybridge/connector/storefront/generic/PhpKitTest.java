package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.CurrencyUnit;

/// The PHP kit of plugin-stubs/generic, run by PHP.
class PhpKitTest {
  private static final File KIT = new File("../plugin-stubs/generic");

  /// Withdrawn before 2017; the JDK still knows them, and no shop sells in them.
  private static final Set<String> WITHDRAWN =
      Set.of(
          "ADP", "BEF", "BYB", "BYR", "ESP", "GRD", "ITL", "LUF", "MGF", "PTE", "ROL", "TPE",
          "TRL");

  @BeforeEach
  void php() {
    var paths = System.getenv("PATH").split(File.pathSeparator);
    assumeTrue(
        Arrays.stream(paths).anyMatch(path -> new File(path, "php").canExecute()),
        "PHP is not here: apt-get install php-cli php-curl");
  }

  @Test
  void the_kit_says_and_hears_the_golden_messages() throws Exception {
    assertThat(run("php", "tests/golden.php")).matches("golden messages: [0-9]+ checks passed\n");
  }

  @Test
  void the_kit_has_the_same_exponents() throws Exception {
    var codes =
        Currency.getAvailableCurrencies().stream()
            .flatMap(iso -> CurrencyUnit.find(iso.getCurrencyCode()).stream())
            .map(CurrencyUnit::code)
            .filter(code -> !WITHDRAWN.contains(code))
            .collect(Collectors.toCollection(TreeSet::new));
    var ours =
        codes.stream()
            .map(code -> code + CurrencyUnit.of(code).exponent())
            .collect(Collectors.joining(" "));
    var script =
        "require 'paybridge.php'; echo implode(' ', array_map(function ($code) {"
            + " return $code . Paybridge\\Money::exponent($code); }, explode(' ', $argv[1])));";
    assertThat(run("php", "-r", script, String.join(" ", codes)).split(" "))
        .containsExactly(ours.split(" "));
  }

  private static String run(String... command) throws Exception {
    var process =
        new ProcessBuilder(List.of(command)).directory(KIT).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
