package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What gateways said when they were asked.
public interface GatewayBookTable {
  /// Keeps an answer, unless a younger question was answered meanwhile.
  @SqlUpdate(
      """
      insert into gateway_book (payment_id, order_id, said, authorized, captured, refunded,
        refund_pending, asked_at, first_at)
      values (:paymentId, :orderId, :said, :authorized, :captured, :refunded, :refundPending,
        :askedAt, :firstAt)
      on conflict (payment_id) do update set
        first_at = case when gateway_book.said = excluded.said
            and gateway_book.authorized = excluded.authorized
            and gateway_book.captured = excluded.captured
            and gateway_book.refunded = excluded.refunded
            and gateway_book.refund_pending = excluded.refund_pending
          then gateway_book.first_at else excluded.first_at end,
        said = excluded.said, authorized = excluded.authorized, captured = excluded.captured,
        refunded = excluded.refunded, refund_pending = excluded.refund_pending,
        asked_at = excluded.asked_at
      where excluded.asked_at >= gateway_book.asked_at
      """)
  int said(@BindMethods GatewayBookRow row);

  @SqlQuery("select * from gateway_book where payment_id = :paymentId")
  Optional<GatewayBookRow> find(String paymentId);

  @SqlQuery("select * from gateway_book where order_id = :orderId")
  List<GatewayBookRow> ofOrder(String orderId);
}
