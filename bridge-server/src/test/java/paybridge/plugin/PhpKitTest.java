package paybridge.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.needs.NeedsPhp;

/// The PHP kit by itself: `plugin-stubs/generic/tests`.
@NeedsPhp
class PhpKitTest {
  @Test
  void it_says_and_hears_the_golden_messages() throws Exception {
    var ran = Php.run("tests/golden.php");
    assertThat(ran.said()).matches("golden messages: [0-9]+ checks passed\n");
    assertThat(ran.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"paybridge.php", "example-shop.php"})
  void it_has_nothing_that_php_7_4_does_not_know(String file) throws Exception {
    assertThat(Php.run("tests/syntax74.php", file)).isEqualTo(new Php.Ran(0, ""));
    assertThat(Php.run("-l", file).said()).contains("No syntax errors");
  }
}
