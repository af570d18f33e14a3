package paybridge.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.CurrencyUnit;
import paybridge.needs.NeedsPhp;

/// The PHP kit by itself: `plugin-stubs/generic` and its folder `tests`.
@NeedsPhp
class PhpKitTest {
  /// Withdrawn before 2017; the JDK still knows them, and no shop sells in them.
  private static final Set<String> WITHDRAWN =
      Set.of(
          "ADP", "BEF", "BYB", "BYR", "ESP", "GRD", "ITL", "LUF", "MGF", "PTE", "ROL", "TPE",
          "TRL");

  @Test
  void the_kit_says_and_hears_the_golden_messages() throws Exception {
    var ran = Php.run("tests/golden.php");
    assertThat(ran.said()).matches("golden messages: [0-9]+ checks passed\n");
    assertThat(ran.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"paybridge.php", "example-shop.php"})
  void the_kit_has_nothing_that_php_7_4_does_not_know(String file) throws Exception {
    assertThat(Php.run("tests/syntax74.php", file)).isEqualTo(new Php.Ran(0, ""));
    assertThat(Php.run("-l", file).said()).contains("No syntax errors");
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
    assertThat(Php.run("-r", script, String.join(" ", codes))).isEqualTo(new Php.Ran(0, ours));
  }
}
