package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.DecimalText;

/// Amounts as they travel: twelve digits, padded on the left; the point is implied by an exponent
/// that travels beside them (contract section 4). The vendor's own conversion does not look at the
/// exponent and is wrong by a factor of ten or a hundred for `1280` or `1280.9`; this one scales
/// first.
public final class WireAmount {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");

  private WireAmount() {}

  /// The twelve digits of so many of the gateway's units.
  public static String digits(long units) {
    var text = String.valueOf(units);
    if (units < 0 || text.length() > 12) {
      throw new IllegalArgumentException("amount out of range: " + units);
    }
    return "0".repeat(12 - text.length()) + text;
  }

  /// The twelve digits of a decimal text.
  ///
  /// @throws BadField for more decimals than the exponent, negative and too long amounts
  public static String ofText(String amount, int exponent) throws BadField {
    return digits(DecimalText.minor(amount, exponent));
  }

  /// The units of twelve digits; empty for anything else.
  public static Optional<Long> units(String digits) {
    return DIGITS.matcher(digits).matches() ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  /// The exponent field as a number: one digit, an empty field counts as 0.
  public static Optional<Integer> exponent(String field) {
    if (field.isEmpty()) {
      return Optional.of(0);
    }
    return field.length() == 1 && field.charAt(0) >= '0' && field.charAt(0) <= '9'
        ? Optional.of(field.charAt(0) - '0')
        : Optional.empty();
  }

  /// The decimal text of wire digits; empty when they are not an amount.
  public static Optional<String> text(String digits, String exponent) {
    return units(digits)
        .flatMap(units -> exponent(exponent).map(places -> DecimalText.of(units, places)));
  }
}
