package paybridge.agreement;

import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// What each book says, in one line for people and without times, so that the same evidence is the
/// same text.
public final class Evidence {
  private Evidence() {}

  /// The line, such as `gateway: paid, 49.90 EUR taken; bridge: …; shop: unpaid`.
  ///
  /// @param currency of the order
  public static String of(Books books, String currency) {
    var unit = CurrencyUnit.of(currency);
    var gateway =
        books.attempts().stream()
            .map(it -> it.gateway().spelling() + sums(it.theirs(), unit))
            .collect(Collectors.joining(" / "));
    return "gateway: "
        + (gateway.isEmpty() ? "nothing" : gateway)
        + "; bridge: "
        + books.ours().word().spelling()
        + sums(books.ours().sums(), unit)
        + "; shop: "
        + books.shop().word().spelling()
        + sum(books.shop().total(), " total", unit)
        + sum(books.shop().refunded().filter(it -> it > 0), " refunded", unit);
  }

  /// The sums of a book in words, each after a comma; nothing where there is no money.
  public static String sums(Books.Sums sums, CurrencyUnit unit) {
    var back = sums.refunded().orElse(0);
    return (sums.captured() > 0 ? ", " + new Money(sums.captured(), unit) + " taken" : "")
        + (back > 0 ? ", " + new Money(back, unit) + " given back" : "")
        + (sums.refundPending() > 0
            ? ", " + new Money(sums.refundPending(), unit) + " on its way back"
            : "");
  }

  private static String sum(Optional<Long> minor, String what, CurrencyUnit unit) {
    return minor.map(it -> ", " + new Money(it, unit) + what).orElse("");
  }
}
