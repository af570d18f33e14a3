package paybridge.truth;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();

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
        Optional.ofNullable(op.shopRefundId()),
        Optional.ofNullable(op.gatewayId()),
        op.amount(),
        state);
  }

  static byte[] bytes(OrderPicture picture) {
    try {
      return JSON.writeValueAsBytes(picture);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static OrderPicture of(byte[] bytes) {
    try {
      return JSON.readValue(bytes, OrderPicture.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("a picture cannot be read", broken);
    }
  }
}
