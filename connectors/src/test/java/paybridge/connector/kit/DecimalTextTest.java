package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Money;

class DecimalTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1280.99|2|128099", "1,280.99|2|128099", "1280|2|128000", "1280.9|2|128090", "0.05|2|5",
        "500|0|500", "4.990|3|4990", "0|2|0", "000.10|2|10", "9999999999.99|2|999999999999"
      })
  void text_becomes_minor_units(String text, int exponent, long minor) throws BadField {
    assertThat(DecimalText.minor(text, exponent)).isEqualTo(minor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.005|2",
        "-1.00|2",
        "10000000000.00|2",
        "1.0|0",
        "1e3|2",
        "''|2",
        ".5|2",
        "1.|2",
        "1 000|2",
        "12,80.99|2",
        "1,2800.99|2",
        "+1|2",
        "١|2",
        "0x10|0",
        "1.1.1|2",
        "NaN|2"
      })
  void what_does_not_fit_is_refused(String text, int exponent) {
    assertThatThrownBy(() -> DecimalText.minor(text, exponent)).isInstanceOf(BadField.class);
  }

  @Test
  void minor_units_become_text() {
    assertThat(DecimalText.of(Money.of(5, "MYR"))).isEqualTo("0.05");
    assertThat(DecimalText.of(Money.of(4990, "JPY"))).isEqualTo("4990");
    assertThat(DecimalText.of(Money.of(4990, "KWD"))).isEqualTo("4.990");
    assertThat(DecimalText.of(0, 2)).isEqualTo("0.00");
  }
}
