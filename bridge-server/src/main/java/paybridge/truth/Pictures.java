package paybridge.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.OrderPicture;
import paybridge.connector.Word;
import paybridge.db.EntryRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.payment.OrderTruth;

/// The complete truth about an order, drawn from its rows.
final class Pictures {
  private Pictures() {}

  /// @param gateways the name of each attempt's gateway, in the same order
  static OrderPicture draw(
      OrderRow order,
      long sequence,
      OrderTruth truth,
      boolean test,
      List<PaymentRow> attempts,
      List<String> gateways,
      List<OperationRow> operations,
      List<EntryRow> notes) {
    var flags = new ArrayList<>(truth.flags());
    if (test) {
      flags.add("test");
    }
    return new OrderPicture(
        order.shopOrderId(),
        order.number(),
        sequence,
        truth.word(),
        new OrderPicture.Amounts(
            CurrencyUnit.of(order.currency()),
            order.asked(),
            truth.authorized(),
            truth.captured(),
            truth.refunded(),
            truth.refundPending(),
            truth.disputed()),
        List.copyOf(flags),
        order.newestAttempt(),
        attempts(attempts, gateways, operations),
        operations.stream()
            .filter(op -> op.kind().equals("refund"))
            .flatMap(op -> Standings.state(op).map(state -> refund(op, state)).stream())
            .toList(),
        notes.stream()
            .map(
                note ->
                    new OrderPicture.Note(
                        note.id(), Instant.ofEpochMilli(note.at()), note.detail()))
            .toList());
  }

  private static List<OrderPicture.Attempt> attempts(
      List<PaymentRow> rows, List<String> gateways, List<OperationRow> operations) {
    var attempts = new ArrayList<OrderPicture.Attempt>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var standing = Standings.of(row, operations);
      attempts.add(
          new OrderPicture.Attempt(
              row.attempt(),
              row.reference(),
              gateways.get(i),
              row.method(),
              standing.word(),
              Optional.ofNullable(row.gatewayReference()),
              standing.word() == Word.PENDING || standing.word() == Word.DECLINED
                  ? standing.declined()
                  : Optional.empty()));
    }
    return attempts;
  }

  private static OrderPicture.Refund refund(OperationRow op, RefundState state) {
    return new OrderPicture.Refund(
        op.id(),
        op.refundOfShop(),
        Optional.ofNullable(op.gatewayId()),
        op.amount(),
        state);
  }

  static byte[] bytes(OrderPicture picture) {
    return KeptJson.bytes(picture);
  }

  static OrderPicture of(byte[] bytes) {
    return KeptJson.of(bytes, OrderPicture.class);
  }
}
