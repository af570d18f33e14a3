package paybridge.sandbox.wooshpay;

import java.util.Locale;
import paybridge.work.Chance;

/// Names out of the one source of chance (contract section 2).
record Ids(Chance chance) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /// `prefix_` and 19 digits, larger than a double can hold.
  String next(String prefix) {
    var digits = new StringBuilder(prefix).append("_19");
    for (int i = 0; i < 17; i++) {
      digits.append(chance.below(10));
    }
    return digits.toString();
  }

  /// So many letters and digits.
  String letters(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(chance.below(LETTERS.length())));
    }
    return text.toString();
  }

  /// A one-time code of six digits.
  String code() {
    return String.format(Locale.ROOT, "%06d", chance.below(1_000_000));
  }
}
