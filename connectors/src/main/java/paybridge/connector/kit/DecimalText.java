package paybridge.connector.kit;

import java.util.regex.Pattern;
import paybridge.connector.Money;

/// Decimal text of amounts, by string arithmetic only: no floating point, no rounding. What does
/// not fit is refused, never cut.
public final class DecimalText {
  private static final Pattern AMOUNT =
      Pattern.compile("(?<whole>[0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.(?<part>[0-9]+))?");

  private DecimalText() {}

  /// The minor units of a text such as `1280.99` or `1,280.99`.
  ///
  /// @param exponent how many decimals one unit has
  /// @throws BadField for anything but a plain positive amount of at most `exponent` decimals and
  ///   twelve digits
  public static long minor(String text, int exponent) throws BadField {
    if (text.startsWith("-")) {
      throw bad("negative");
    }
    var match = AMOUNT.matcher(text);
    if (!match.matches()) {
      throw bad("not a decimal number");
    }
    var part = match.group("part") == null ? "" : match.group("part");
    if (part.length() > exponent) {
      throw bad("more decimals than the exponent");
    }
    var digits =
        (match.group("whole").replace(",", "") + part + "0".repeat(exponent - part.length()))
            .replaceFirst("^0+(?=.)", "");
    if (digits.length() > 12) {
      throw bad("too long");
    }
    return Long.parseLong(digits);
  }

  /// The text of so many minor units: `1280.99`, `0.05`, `500` (exponent 0).
  public static String of(long minor, int exponent) {
    var digits = String.valueOf(minor);
    if (exponent == 0) {
      return digits;
    }
    var padded = "0".repeat(Math.max(0, exponent + 1 - digits.length())) + digits;
    int point = padded.length() - exponent;
    return padded.substring(0, point) + "." + padded.substring(point);
  }

  /// The text of an amount, with the decimals of its currency.
  public static String of(Money amount) {
    return of(amount.minor(), amount.currency().exponent());
  }

  private static BadField bad(String why) {
    return new BadField("bad-amount", "", why);
  }
}
