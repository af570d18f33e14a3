package paybridge.comparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Books;
import paybridge.agreement.Evidence;
import paybridge.agreement.GatewayWord;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;
import paybridge.db.ComparisonRow;
import paybridge.db.EntryRow;
import paybridge.db.GatewayBookRow;
import paybridge.db.OrderRow;
import paybridge.db.Tables;

/// An order for people and programs: the three books side by side, the cause in one sentence, open
/// cases, and the timeline. Nothing in it is personal. Times are UTC in RFC 3339.
///
/// @param order the bridge's id
/// @param number the number that the shop shows
/// @param verdict `agree`, `waiting` or `differs`
/// @param cause why the order is as it is, in one sentence
/// @param next what happens by itself, or what a person can do
/// @param compared when the books were compared last, or empty
public record OrderReport(
    String order,
    String number,
    String shop,
    String verdict,
    String cause,
    String next,
    List<String> gateway,
    List<String> bridge,
    List<String> shopSays,
    List<String> cases,
    String compared,
    List<Line> timeline) {

  /// One line of the timeline.
  public record Line(String at, String way, String what, String result, String detail) {}

  /// The report, read at one moment. Inside a transaction.
  public static OrderReport of(Tables t, OrderRow order) {
    var comparison =
        t.comparisons()
            .find(order.id())
            .orElseGet(() -> ComparisonRow.of(order.id(), order.shopId(), null));
    var books = ReadBooks.of(t, order, comparison);
    var why = ExplainOrder.of(t, order);
    return new OrderReport(
        order.id(),
        order.number(),
        t.shops().find(order.shopId()).orElseThrow().name(),
        why.verdict(),
        why.cause(),
        why.next(),
        gateway(t, order, books),
        bridge(order, books),
        shop(order, comparison),
        t.cases().ofOrder(order.id()).stream()
            .filter(row -> row.state().equals("open"))
            .map(
                row ->
                    row.kind()
                        + ": "
                        + row.cause()
                        + (row.evidence().isEmpty() ? "" : " (" + row.evidence() + ")"))
            .toList(),
        time(comparison.comparedAt()),
        t.entries().ofOrder(order.id()).stream().map(OrderReport::line).toList());
  }

  private static Line line(EntryRow entry) {
    return new Line(
        Instant.ofEpochMilli(entry.at()).toString(),
        entry.direction(),
        entry.what(),
        entry.result(),
        entry.detail());
  }

  private static List<String> gateway(Tables t, OrderRow order, Books books) {
    var answers = t.gatewayBooks().ofOrder(order.id());
    var lines = new ArrayList<String>();
    for (var payment : t.payments().ofOrder(order.id())) {
      var book =
          books.attempts().stream()
              .filter(attempt -> attempt.number() == payment.attempt())
              .findFirst()
              .orElseThrow();
      var answer =
          answers.stream().filter(row -> row.paymentId().equals(payment.id())).findFirst();
      lines.add(
          payment.reference()
              + ": "
              + (book.gateway() == GatewayWord.SILENT || !book.fresh()
                  ? "told us "
                      + book.ours().spelling()
                      + sums(book.book(), order.currency())
                      + ", not asked since"
                  : book.gateway().spelling().replace('-', ' ')
                      + sums(book.theirs(), order.currency())
                      + asked(answer)));
    }
    return lines;
  }

  private static String asked(Optional<GatewayBookRow> answer) {
    return answer.map(row -> ", asked " + time(row.askedAt())).orElse("");
  }

  private static List<String> bridge(OrderRow order, Books books) {
    var lines = new ArrayList<String>();
    lines.add(order.word() + sums(books.ours().sums(), order.currency()));
    lines.add("asked " + money(order.asked(), order.currency()));
    if (!order.flags().isEmpty()) {
      lines.add("flags: " + order.flags().replace(" ", ", "));
    }
    lines.add("picture " + order.sequence());
    return lines;
  }

  private static List<String> shop(OrderRow order, ComparisonRow comparison) {
    var lines = new ArrayList<String>();
    lines.add(
        comparison.missing()
            ? "has no such order"
            : order.shopSays().isEmpty() ? "has not said anything" : "“" + order.shopSays() + "”");
    var paid = order.shopPaid();
    if (!order.shopSays().isEmpty() && paid != null) {
      lines.add(paid ? "counts as paid" : "does not count as paid");
    }
    lines.add("has picture " + order.appliedSequence() + " of " + order.sequence());
    var refunded = comparison.shopRefunded();
    if (refunded != null && refunded > 0) {
      lines.add(money(refunded, order.currency()) + " refunded");
    }
    return lines;
  }

  private static String sums(Books.Sums sums, String currency) {
    return Evidence.sums(sums, CurrencyUnit.of(currency));
  }

  private static String money(long minor, String currency) {
    return new Money(minor, CurrencyUnit.of(currency)).toString();
  }

  private static String time(@Nullable Long millis) {
    return millis == null
        ? ""
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
