package paybridge.sandbox.oceanpayment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// Amounts on this gateway's wire: major units as text, at most two decimals, one to ten characters
/// (contract section 2).
final class Amount {
  private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]{0,7})(\\.[0-9]{1,2})?");
  private static final int LONGEST = 10;

  private Amount() {}

  /// Whether the text has the shape of an amount at all.
  static boolean shaped(String text) {
    return text.length() <= LONGEST && SHAPE.matcher(text).matches();
  }

  /// The money it means; empty when it has no shape or a part smaller than the currency has.
  static Optional<Money> read(String text, CurrencyUnit currency) {
    if (!shaped(text)) {
      return Optional.empty();
    }
    try {
      var minor = new BigDecimal(text).movePointRight(currency.exponent());
      return Optional.of(
          new Money(minor.setScale(0, RoundingMode.UNNECESSARY).longValueExact(), currency));
    } catch (ArithmeticException tooFine) {
      return Optional.empty();
    }
  }

  /// With two decimals; a currency without decimals is written without.
  static String text(Money money) {
    return BigDecimal.valueOf(money.minor(), money.currency().exponent())
        .setScale(Math.min(2, money.currency().exponent()), RoundingMode.DOWN)
        .toPlainString();
  }

  /// Ten times as much, written alike.
  static String tenfold(String text) {
    var amount = new BigDecimal(text);
    return amount.multiply(BigDecimal.TEN).setScale(amount.scale()).toPlainString();
  }
}
