package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

class CurrencyTableTest {
  private static final CurrencyTable TABLE =
      new CurrencyTable(Map.of("MYR", 2, "JPY", 0)).and("IDR:0, KWD:3\nVND:2");

  @Test
  void a_gateway_that_counts_like_iso_changes_nothing() {
    assertThat(TABLE.units(Money.of(128099, "MYR"))).contains(128099L);
    assertThat(TABLE.units(Money.of(500, "JPY"))).contains(500L);
    assertThat(TABLE.money(4990, CurrencyUnit.of("KWD"))).contains(Money.of(4990, "KWD"));
  }

  @Test
  void a_gateway_that_counts_otherwise_is_scaled() {
    assertThat(TABLE.units(Money.of(10000, "IDR"))).contains(100L);
    assertThat(TABLE.money(100, CurrencyUnit.of("IDR"))).contains(Money.of(10000, "IDR"));
    assertThat(TABLE.units(Money.of(7, "VND"))).contains(700L);
  }

  @Test
  void a_digit_is_never_lost() {
    assertThat(TABLE.units(Money.of(10050, "IDR"))).isEmpty();
    assertThat(TABLE.money(150, CurrencyUnit.of("VND"))).isEmpty();
    assertThat(TABLE.money(Money.MOST, CurrencyUnit.of("IDR"))).isEmpty();
    assertThat(TABLE.money(-1, CurrencyUnit.of("MYR"))).isEmpty();
  }

  @Test
  void a_doubtful_currency_is_not_there() {
    assertThat(TABLE.units(Money.of(100, "KRW"))).isEmpty();
    assertThat(TABLE.find("krw")).isEmpty();
    assertThat(TABLE.find("myr")).contains(CurrencyUnit.of("MYR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "USD:9", "XXX:2", "usd:2", "USD=2", "ZZZ:2"})
  void a_wrong_confirmation_names_itself(String text) {
    assertThatThrownBy(() -> TABLE.and(text)).hasMessageContaining(text);
  }

  @Test
  void an_amount_that_cannot_travel_is_refused_with_its_currency_and_both_numbers_of_decimals() {
    var table = CurrencyTable.ofHundredths("KWD");
    var dinar = new Money(1_234, CurrencyUnit.find("KWD").orElseThrow());
    assertThat(table.notCarried("A gateway", dinar, "confirmed"))
        .startsWith("1.234 KWD cannot be carried: KWD has 3 decimals, A gateway counts 2 here.");
    assertThat(new CurrencyTable(Map.of()).notCarried("A gateway", dinar, "confirmed"))
        .contains("A gateway counts in KWD (ISO 4217: 3) is not confirmed", "'confirmed'");
  }
}
