package paybridge.connector;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/// A currency of ISO 4217: alphabetic code (upper case), exponent (number of decimals) and numeric
/// code. Gateways that count differently override the exponent in their own dialect; on the
/// bridge's own wires the ISO exponent is the only one.
public record CurrencyUnit(String code, int exponent, int numeric) {
  /// Funds, metals and test codes of ISO 4217 with which nobody pays.
  private static final Set<String> NOT_MONEY = Set.of("XTS", "XXX");

  /// The currency with this alphabetic code, in upper case; empty when ISO 4217 has none.
  public static Optional<CurrencyUnit> find(String code) {
    if (code.length() != 3 || NOT_MONEY.contains(code)) {
      return Optional.empty();
    }
    try {
      var iso = Currency.getInstance(code);
      return iso.getDefaultFractionDigits() < 0
          ? Optional.empty()
          : Optional.of(
              new CurrencyUnit(code, iso.getDefaultFractionDigits(), iso.getNumericCode()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// The currency with this code, for code that knows it exists.
  public static CurrencyUnit of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("not a currency of ISO 4217: " + code));
  }

  /// The currency with this ISO 4217 numeric code (458 is MYR).
  public static Optional<CurrencyUnit> numbered(int numeric) {
    return Currency.getAvailableCurrencies().stream()
        .filter(iso -> iso.getNumericCode() == numeric && iso.getDefaultFractionDigits() >= 0)
        .map(Currency::getCurrencyCode)
        .sorted()
        .flatMap(code -> find(code).stream())
        .findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
