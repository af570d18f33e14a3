package paybridge.connector.gateway.oceanpayment;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Money;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.CurrencyTable;
import paybridge.connector.kit.DecimalText;

/// Amounts as they travel: text in major units, at most two decimals, at most ten characters
/// (contract section 2). The hash covers the text, so it is made once and never made again.
final class Amounts {
  private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,7})(\\.[0-9]{1,2})?");
  private static final int LONGEST = 10;
  private static final int MOST_DECIMALS = 2;

  private Amounts() {}

  /// The text of an amount. Empty when the currency is not one the account is sure of, a digit
  /// would be lost, the text would be too long, or the amount is nothing.
  static Optional<String> text(Money amount, CurrencyTable currencies) {
    return currencies
        .exponent(amount.currency())
        .filter(exponent -> exponent <= MOST_DECIMALS && !amount.isZero())
        .flatMap(exponent ->
            currencies.units(amount).map(units -> DecimalText.of(units, exponent)))
        .filter(text -> text.length() <= LONGEST);
  }

  /// The amount that a received text says, compared by value: `1200` and `1200.00` yen are the
  /// same. Empty for anything else.
  static Optional<Money> read(String text, String code, CurrencyTable currencies) {
    if (text.length() > LONGEST || !TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      long hundredths = DecimalText.minor(text, MOST_DECIMALS);
      return currencies
          .find(code)
          .filter(currency -> currency.code().equals(code))
          .flatMap(currency ->
              new CurrencyTable(Map.of(code, MOST_DECIMALS)).money(hundredths, currency))
          .filter(money -> !money.isZero());
    } catch (BadField notAnAmount) {
      return Optional.empty();
    }
  }
}
