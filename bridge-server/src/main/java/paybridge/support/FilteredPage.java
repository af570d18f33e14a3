package paybridge.support;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Word;
import paybridge.db.Tables;
import paybridge.support.Sessions.Person;

/// The lists that can be filtered, exported and kept as views, with the fields of each. A value that a
/// field cannot have is said to be wrong by the field's name: an empty list would look like an answer.
///
/// @param code the last part of the list's address
record FilteredPage(String code, List<Field> fields) {
  /// The order-sync log.
  static final FilteredPage LOG =
      new FilteredPage(
          "log",
          List.of(
              Field.shop(),
              Field.text("number", "Order"),
              Field.oneOf("result", "Result", Known.RESULTS),
              Field.text("text", "Text")));

  /// All orders.
  static final FilteredPage ORDERS =
      new FilteredPage(
          "orders",
          List.of(
              Field.shop(),
              Field.oneOf("word", "Is", Known.WORDS),
              Field.currency(),
              Field.day("from", "From"),
              Field.day("to", "To"),
              Field.oneOf("money", "Money", Known.MONEY),
              Field.oneOf("flag", "Flag", Known.FLAGS),
              Field.oneOf("case", "Case", List.of("open"))));

  /// The words that a field can have.
  static final class Known {
    static final List<String> RESULTS =
        List.of(
            "ok", "note", "refused", "failed", "unknown", "unproved", "retry", "parked",
            "superseded");
    static final List<String> WORDS =
        Arrays.stream(Word.values()).map(Word::spelling).toList();
    static final List<String> MONEY = List.of("live", "test");
    static final List<String> FLAGS =
        List.of(
            "any", "unknown", "conflicting", "disputed", "differs", "held", "paid-twice", "late");

    private Known() {}
  }

  /// A field by which a list is filtered.
  ///
  /// @param name in the address
  /// @param title as people read it
  /// @param fits whether the field can have a value
  /// @param must what it must be, to follow “it must be”
  record Field(String name, String title, BiPredicate<String, Tables> fits, String must) {
    private static final int LONGEST = 200;

    static Field shop() {
      return new Field(
          "shop", "Shop", (id, t) -> t.shops().find(id).isPresent(), "a shop of this bridge");
    }

    static Field text(String name, String title) {
      return new Field(
          name, title, (text, _) -> text.length() <= LONGEST, "no longer than " + LONGEST);
    }

    static Field oneOf(String name, String title, List<String> values) {
      return new Field(
          name,
          title,
          (value, _) -> values.contains(value),
          values.size() == 1 ? values.getFirst() : "one of " + String.join(", ", values));
    }

    static Field currency() {
      return new Field(
          "currency",
          "Currency",
          (code, _) -> CurrencyUnit.find(code).isPresent(),
          "the three capital letters of a currency, such as EUR");
    }

    static Field day(String name, String title) {
      return new Field(
          name, title, (text, _) -> FilteredPage.day(text).isPresent(), "a day such as 2026-11-02");
    }
  }

  private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

  /// The list with this code, if there is one.
  static Optional<FilteredPage> coded(String code) {
    return Stream.of(LOG, ORDERS).filter(page -> page.code.equals(code)).findFirst();
  }

  String path() {
    return "/support/" + code;
  }

  /// What is wrong with these filters, in a sentence that names the field; empty when nothing is.
  /// Inside a transaction.
  Optional<String> problem(Tables t, Person who, Filters filters) {
    for (var field : fields) {
      var value = filters.of(field.name());
      if (!value.isEmpty() && !(field.fits().test(value, t) && seen(who, field, value))) {
        return Optional.of(
            "The field “" + field.title() + "” has a value that it cannot have: it must be "
                + field.must() + ".");
      }
    }
    var from = day(filters.of("from"));
    var to = day(filters.of("to"));
    return from.isPresent() && to.isPresent() && to.get().isBefore(from.get())
        ? Optional.of("The field “To” is a day before “From”.")
        : Optional.empty();
  }

  /// A shop that she does not see is none of this bridge's.
  private static boolean seen(Person who, Field field, String value) {
    return !field.name().equals("shop") || who.sees(value);
  }

  /// As the other, with the id at which a page begins.
  Optional<String> problem(Tables t, Person who, Filters filters, String before) {
    return before.isEmpty() || ID.matcher(before).matches()
        ? problem(t, who, filters)
        : Optional.of("The field “before” of this address names no line: begin from the top.");
  }

  /// A day of the years that ids can tell.
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 1970 && day.getYear() <= 9999);
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
