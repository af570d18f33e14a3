package paybridge.comparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Explanation;
import paybridge.agreement.Situation;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Gateway;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.db.ComparisonRow;
import paybridge.db.EntryRow;
import paybridge.db.GatewayBookRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.truth.Standings;

/// Why an order is as it is, from everything the books have about it. Inside a transaction.
public final class ExplainOrder {
  private ExplainOrder() {}

  /// The cause and what happens next.
  public static Explanation of(Tables t, OrderRow order) {
    return Explanation.of(situation(t, order));
  }

  private static Situation situation(Tables t, OrderRow order) {
    var comparison =
        t.comparisons()
            .find(order.id())
            .orElseGet(() -> ComparisonRow.of(order.id(), order.shopId(), null));
    var entries = t.entries().ofOrder(order.id());
    var operations = t.operations().ofOrder(order.id());
    return new Situation(
        ReadBooks.of(t, order, comparison),
        t.payments().ofOrder(order.id()).stream()
            .map(payment -> attempt(t, payment, operations, entries))
            .toList(),
        telling(t, order),
        comparison.mended());
  }

  private static Situation.Attempt attempt(
      Tables t, PaymentRow payment, List<OperationRow> operations, List<EntryRow> entries) {
    var unproved = t.messages().unprovedAbout(payment.accountId(), payment.reference());
    return new Situation.Attempt(
        title(t, payment),
        payment.pageState(),
        last(entries, payment, "open page")
            .filter(entry -> !entry.result().equals("ok"))
            .map(EntryRow::detail)
            .orElse(""),
        declined(payment),
        askTrouble(t, payment, entries),
        unproved.size(),
        unproved.isEmpty() ? "" : unproved.getLast().why(),
        payment.superseded(),
        refund(payment, operations, Optional.of(RefundState.PENDING)),
        refund(payment, operations, Optional.of(RefundState.FAILED)));
  }

  /// An answer without news leaves no line, so the last line alone does not tell.
  private static String askTrouble(Tables t, PaymentRow payment, List<EntryRow> entries) {
    long answered =
        t.gatewayBooks().find(payment.id()).map(GatewayBookRow::askedAt).orElse(Long.MIN_VALUE);
    return last(entries, payment, "ask")
        .filter(ExplainOrder::bad)
        .filter(entry -> entry.at() > answered)
        .map(EntryRow::detail)
        .orElse("");
  }

  private static String title(Tables t, PaymentRow payment) {
    var name = t.accounts().find(payment.accountId()).orElseThrow().gateway();
    return InstalledConnectors.gateway(name).map(Gateway::title).orElse(name);
  }

  private static String declined(PaymentRow payment) {
    var reason = payment.declined();
    return reason == null
        ? ""
        : DeclineReason.valueOf(reason.toUpperCase(Locale.ROOT)).spelling().replace('_', ' ');
  }

  private static Optional<EntryRow> last(
      List<EntryRow> entries, PaymentRow payment, String what) {
    return entries.stream()
        .filter(entry -> payment.id().equals(entry.paymentId()) && entry.what().startsWith(what))
        .reduce((_, newer) -> newer);
  }

  private static boolean bad(EntryRow entry) {
    return entry.result().equals("failed") || entry.result().equals("refused");
  }

  private static String refund(
      PaymentRow payment, List<OperationRow> operations, Optional<RefundState> state) {
    return operations.stream()
        .filter(op -> op.kind().equals("refund") && op.paymentId().equals(payment.id()))
        .filter(op -> Standings.state(op).equals(state) || refused(op, state))
        .reduce((_, newer) -> newer)
        .map(op -> op.said().isEmpty() ? "the gateway has not said anything." : op.said())
        .orElse("");
  }

  private static boolean refused(OperationRow op, Optional<RefundState> state) {
    return op.state().equals("refused") && state.equals(Optional.of(RefundState.FAILED));
  }

  private static Optional<Situation.Telling> telling(Tables t, OrderRow order) {
    var shop = t.shops().find(order.shopId()).orElseThrow();
    return t.updates()
        .newest(order.id())
        .map(
            update ->
                new Situation.Telling(
                    update.state(),
                    update.why(),
                    update.tries(),
                    time(update.nextAt()),
                    order.shopSays(),
                    shop.callback().isEmpty()));
  }

  /// UTC, to the second.
  private static String time(@Nullable Long millis) {
    return millis == null
        ? ""
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
