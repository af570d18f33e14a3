package paybridge.sandbox.paymaster;

import java.math.BigDecimal;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// Twelve digits and an exponent beside them (contract, section 4).
final class Digits {
  private Digits() {}

  static String of(long units) {
    return "%012d".formatted(units);
  }

  /// The amount of a message.
  ///
  /// @throws Fault naming the field that does not fit: a currency that is none, an exponent that is
  ///     not the currency's, no amount
  static Money money(Fields message) {
    var reference = message.get(Fields.REFERENCE);
    var currency =
        CurrencyUnit.numbered(Integer.parseInt(message.get(Fields.CURRENCY)))
            .orElseThrow(() -> new Fault(reference, Fields.CURRENCY));
    if (!message.get(Fields.EXPONENT).equals(String.valueOf(currency.exponent()))) {
      throw new Fault(reference, Fields.EXPONENT);
    }
    return new Money(Long.parseLong(message.get(Fields.AMOUNT)), currency);
  }

  /// The decimal text of wire digits: the point moved in, one digit kept before it; an empty
  /// exponent counts as 0, an empty amount stays empty.
  static Optional<String> text(String digits, String exponent) {
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BigDecimal(digits)
                .movePointLeft(exponent.isEmpty() ? 0 : Integer.parseInt(exponent))
                .toPlainString());
  }

  /// The wire digits of a decimal text.
  ///
  /// @throws ArithmeticException for more decimals than the exponent or an amount out of range
  static String ofText(String amount, int exponent) {
    long units = new BigDecimal(amount.replace(",", "")).movePointRight(exponent).longValueExact();
    if (units < 0 || units > Money.MOST) {
      throw new ArithmeticException("out of range: " + amount);
    }
    return of(units);
  }
}
