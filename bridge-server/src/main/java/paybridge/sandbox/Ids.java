package paybridge.sandbox;

import java.util.Locale;
import paybridge.work.Chance;

/// Names that nobody has yet, out of the one source of chance.
record Ids(Chance chance) {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /// `prefix_` and 80 random bits in base 32.
  String next(String prefix) {
    return prefix + "_" + letters(16);
  }

  /// A word for an address: 130 random bits.
  String token() {
    return letters(26).toLowerCase(Locale.ROOT);
  }

  /// Six digits.
  String code() {
    return String.format(Locale.ROOT, "%06d", chance.below(1_000_000));
  }

  private String letters(int count) {
    var text = new StringBuilder();
    for (byte one : chance.bytes(count)) {
      text.append(LETTERS.charAt(one & 31));
    }
    return text.toString();
  }
}
