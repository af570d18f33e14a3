package paybridge.support;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.comparing.FindOrders;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Personal;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.DecimalText;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.truth.Details;
import paybridge.vault.KeyedHash;

/// Finds orders by whatever somebody types: an order's number, a reference from a receipt or from the
/// gateway, the customer's e-mail, an amount with or without its currency, or a day. Each is looked up
/// by an index; e-mails are found by their keyed hash, because the books hold none.
final class ReadFound {
  private static final Pattern AMOUNT =
      Pattern.compile("(?:([A-Za-z]{3}) )?([0-9]{1,12}(?:[.,][0-9]{1,3})?)(?: ([A-Za-z]{3}))?");

  /// As many decimals as currencies have.
  private static final List<Integer> EXPONENTS = List.of(0, 2, 3);

  private final KeyedHash hash;
  private final int most;

  /// @param most orders of each kind
  ReadFound(KeyedHash hash, int most) {
    this.hash = hash;
    this.most = most;
  }

  /// The newest orders of the customer with this e-mail. Inside a transaction.
  List<OrderRow> ofCustomer(Tables t, Personal email) {
    var hashes = hash.every(Details.EMAIL, Details.sameEmail(email));
    return t.orders().ofEmail(List.copyOf(hashes), most);
  }

  /// By anything else; those that were meant most probably come first. Inside a transaction.
  List<OrderRow> any(Tables t, String text) {
    var made = day(text).map(day -> made(t, day)).orElse(List.of());
    return FindOrders.distinct(
        Stream.of(FindOrders.any(t, text), made, asking(t, text)).flatMap(List::stream));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private List<OrderRow> made(Tables t, LocalDate day) {
    long midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    if (midnight < 0 || day.getYear() > 9999) {
      return List.of();
    }
    return t.orders()
        .made(Ids.madeAt(midnight), Ids.madeAt(midnight + Duration.ofDays(1).toMillis()), most);
  }

  private List<OrderRow> asking(Tables t, String text) {
    var amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return List.of();
    }
    var currency =
        Optional.ofNullable(amount.group(1)).or(() -> Optional.ofNullable(amount.group(3)));
    var found = new ArrayList<OrderRow>();
    for (int exponent : EXPONENTS) {
      minor(amount.group(2).replace(',', '.'), exponent)
          .ifPresent(
              minor ->
                  t.orders().asking(minor, most).stream()
                      .filter(order -> CurrencyUnit.of(order.currency()).exponent() == exponent)
                      .filter(order -> currency.stream().allMatch(order.currency()::equalsIgnoreCase))
                      .forEach(found::add));
    }
    return found;
  }

  private static Optional<Long> minor(String decimal, int exponent) {
    try {
      return Optional.of(DecimalText.minor(decimal, exponent));
    } catch (BadField other) {
      return Optional.empty();
    }
  }
}
