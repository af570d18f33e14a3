package paybridge.vault;

/// Card numbers in free text: 13 to 19 digits, single blanks or dashes between them allowed, with a
/// right Luhn digit. Other digits may stand around a number that begins like a large scheme's.
public final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private CardNumbers() {}

  /// Whether a card number stands in the text.
  public static boolean in(String text) {
    return !masked(text).equals(text);
  }

  /// The text with every card number as first six, dots, last four.
  public static String masked(String text) {
    var out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      if (digit(text, at) < 0) {
        out.append(text.charAt(at++));
        continue;
      }
      int end = endOfRun(text, at);
      append(out, text.substring(at, end));
      at = end;
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String run) {
    var digits = new StringBuilder();
    for (int i = 0; i < run.length(); i++) {
      int digit = digit(run, i);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    if (suspicious(digits)) {
      out.append(digits, 0, 6).append('…').append(digits, digits.length() - 4, digits.length());
    } else {
      out.append(run);
    }
  }

  private static boolean suspicious(CharSequence digits) {
    int length = digits.length();
    if (length >= SHORTEST && length <= LONGEST && luhn(digits, 0, length)) {
      return true;
    }
    for (int from = 0; from + SHORTEST <= length; from++) {
      int window = lengthByScheme(digits, from);
      if (window > 0 && from + window <= length && luhn(digits, from, from + window)) {
        return true;
      }
    }
    return false;
  }

  /// How many digits a number that begins like this has: Visa, Mastercard, UnionPay, JCB 16,
  /// American Express 15, Diners 14; 0 for no scheme that we know.
  private static int lengthByScheme(CharSequence digits, int from) {
    int two = (digits.charAt(from) - '0') * 10 + digits.charAt(from + 1) - '0';
    return switch (two) {
      case 34, 37 -> 15;
      case 36, 38 -> 14;
      case 22, 23, 24, 25, 26, 27, 35, 51, 52, 53, 54, 55, 60, 62, 64, 65 -> 16;
      default -> two / 10 == 4 ? 16 : 0;
    };
  }

  private static boolean luhn(CharSequence digits, int from, int to) {
    int sum = 0;
    boolean any = false;
    for (int i = to - 1, place = 0; i >= from; i--, place++) {
      int digit = digits.charAt(i) - '0';
      any |= digit != 0;
      int doubled = place % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return any && sum % 10 == 0;
  }

  private static int endOfRun(String text, int start) {
    int end = start + 1;
    while (end < text.length()) {
      if (digit(text, end) >= 0) {
        end++;
      } else if (end + 1 < text.length()
          && separator(text.charAt(end))
          && digit(text, end + 1) >= 0) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean separator(char c) {
    return c == ' ' || c == '-' || c == '+' || c == '.' || c == '\u00a0' || c == '\u200b';
  }

  private static int digit(String text, int at) {
    return Character.digit(text.charAt(at), 10);
  }
}
