package paybridge.connector;

/// An amount of money: minor units (4990 is 49.90 EUR, 4990 JPY, 4.990 KWD) and a currency. Never
/// negative; what is more than [#MOST] is a mistake, not an order. Decimal text is made and read in
/// the kit only.
public record Money(long minor, CurrencyUnit currency) implements Comparable<Money> {
  /// The largest amount that is believed: twelve digits, what the narrowest gateway can carry.
  public static final long MOST = 999_999_999_999L;

  public Money {
    if (minor < 0 || minor > MOST) {
      throw new IllegalArgumentException("amount out of range: " + minor);
    }
  }

  /// So many minor units of the currency with this ISO 4217 code.
  public static Money of(long minor, String currency) {
    return new Money(minor, CurrencyUnit.of(currency));
  }

  /// Nothing, in this currency.
  public static Money zero(CurrencyUnit currency) {
    return new Money(0, currency);
  }

  /// The sum; both must be of one currency.
  public Money plus(Money other) {
    return new Money(minor + inSameCurrency(other), currency);
  }

  /// The difference, never below zero; both must be of one currency.
  public Money minusAtMost(Money other) {
    return new Money(Math.max(0, minor - inSameCurrency(other)), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, inSameCurrency(other));
  }

  private long inSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
    return other.minor;
  }

  /// For people and logs: `49.90 EUR`.
  @Override
  public String toString() {
    var digits = String.valueOf(minor);
    int exponent = currency.exponent();
    if (exponent == 0) {
      return digits + " " + currency;
    }
    var padded = "0".repeat(Math.max(0, exponent + 1 - digits.length())) + digits;
    int point = padded.length() - exponent;
    return padded.substring(0, point) + "." + padded.substring(point) + " " + currency;
  }
}
