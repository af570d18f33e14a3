package paybridge.connector.kit;

import java.util.ArrayList;
import java.util.List;

/// Finds card numbers in free text that people or shops type, so that it can be refused before it
/// is stored: 13 to 19 digits that begin like an issuer's and pass the Luhn check, written in one
/// piece or in groups with a blank, a dot or a dash between. A gateway's message is never refused
/// for it.
public final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  /// First digits (from, to) of the issuers' ranges, each with the lengths it uses: ISO/IEC 7812
  /// and the public range tables of Visa, Mastercard, American Express, Diners, Discover, JCB,
  /// UnionPay and Maestro.
  private record Range(int from, int to, int shortest, int longest) {}

  private static final List<Range> ISSUERS =
      List.of(
          new Range(4, 4, 13, 19),
          new Range(51, 55, 16, 16),
          new Range(2221, 2720, 16, 16),
          new Range(34, 34, 15, 15),
          new Range(37, 37, 15, 15),
          new Range(300, 305, 14, 19),
          new Range(36, 36, 14, 19),
          new Range(38, 39, 14, 19),
          new Range(3528, 3589, 16, 19),
          new Range(6011, 6011, 16, 19),
          new Range(644, 659, 16, 19),
          new Range(62, 62, 16, 19),
          new Range(81, 81, 16, 19),
          new Range(50, 50, 13, 19),
          new Range(56, 58, 13, 19),
          new Range(6304, 6304, 13, 19),
          new Range(6759, 6763, 13, 19));

  private CardNumbers() {}

  /// True when a card number stands in this text.
  public static boolean in(String text) {
    var groups = new ArrayList<String>();
    var group = new StringBuilder();
    int gap = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        group.append(digit);
        gap = 0;
        continue;
      }
      if (!group.isEmpty()) {
        groups.add(group.toString());
        group.setLength(0);
      }
      gap++;
      if (gap > 2 || !separates(text.charAt(i))) {
        if (inGroups(groups)) {
          return true;
        }
        groups.clear();
      }
    }
    if (!group.isEmpty()) {
      groups.add(group.toString());
    }
    return inGroups(groups);
  }

  private static boolean separates(char between) {
    return between == '-' || between == '.' || Character.isSpaceChar(between);
  }

  /// A number begins and ends with a group: in the middle of longer digits it is chance.
  private static boolean inGroups(List<String> groups) {
    for (int first = 0; first < groups.size(); first++) {
      var digits = new StringBuilder();
      for (int next = first; next < groups.size() && digits.length() <= LONGEST; next++) {
        digits.append(groups.get(next));
        if (isOne(digits)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOne(CharSequence digits) {
    return digits.length() >= SHORTEST
        && digits.length() <= LONGEST
        && ISSUERS.stream().anyMatch(range -> begins(digits, range))
        && luhn(digits);
  }

  private static boolean begins(CharSequence digits, Range range) {
    int width = String.valueOf(range.from()).length();
    int start = Integer.parseInt(digits, 0, width, 10);
    return start >= range.from()
        && start <= range.to()
        && digits.length() >= range.shortest()
        && digits.length() <= range.longest();
  }

  private static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
