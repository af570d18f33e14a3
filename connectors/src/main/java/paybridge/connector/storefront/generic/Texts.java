package paybridge.connector.storefront.generic;

import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Personal;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.CardNumbers;
import paybridge.connector.kit.Fields;

/// The kinds of text in a shop's call: ids, words of a list, free text, personal data.
final class Texts {
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private Texts() {}

  /// An id of the shop: 1 to 64 characters.
  static String id(Fields from, String name) throws BadField {
    return from.text(name, 1, 64);
  }

  static String nonce(Fields from, String name) throws BadField {
    var text = from.text(name, 1, 64);
    if (!NONCE.matcher(text).matches()) {
      throw new BadField(
          "bad-value", from.path(name), "Must be 16 to 64 characters of A-Z a-z 0-9 - _.");
    }
    return text;
  }

  /// Two capital letters, or nothing.
  static String country(Fields from, String name) throws BadField {
    var text = from.textOr(name, 2, "");
    if (!text.isEmpty() && !COUNTRY.matcher(text).matches()) {
      throw new BadField(
          "bad-value", from.path(name), "Must be two capital letters of ISO 3166, or empty.");
    }
    return text;
  }

  /// What people typed: must not hold a card number, which would be stored and shown.
  static String free(Fields from, String name, int most) throws BadField {
    var text = from.textOr(name, most, "");
    if (CardNumbers.in(text)) {
      throw new BadField("card-number", from.path(name), "Must not hold a card number.");
    }
    return text;
  }

  /// Free text about a person.
  static Personal personal(Optional<Fields> from, String name, int most) throws BadField {
    return from.isEmpty() ? Personal.NONE : new Personal(free(from.get(), name, most));
  }

  /// One of a list of words; when missing, the first.
  static <T> T word(
      Fields from, String name, T[] words, java.util.function.Function<T, String> spelling)
      throws BadField {
    if (!from.has(name)) {
      return words[0];
    }
    var text = from.text(name, 0, 40);
    for (var word : words) {
      if (spelling.apply(word).equals(text)) {
        return word;
      }
    }
    throw new BadField(
        "bad-value",
        from.path(name),
        "Must be one of "
            + String.join(", ", java.util.Arrays.stream(words).map(spelling).toList())
            + ".");
  }

  /// One of a list of words that must be there.
  static String neededWord(Fields from, String name, String... words) throws BadField {
    from.text(name, 0, 40);
    return word(from, name, words, word -> word);
  }
}
