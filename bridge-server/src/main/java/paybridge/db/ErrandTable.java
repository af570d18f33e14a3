package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Shipments that gateways want to hear of.
public interface ErrandTable {
  /// Keeps a shipment; one that is kept already stays as it is.
  @SqlUpdate(
      """
      insert into errand (id, payment_id, order_id, account_id, carrier, tracking, next_at, tries,
        created_at)
      values (:id, :paymentId, :orderId, :accountId, :carrier, :tracking, :nextAt, :tries,
        :createdAt)
      on conflict (payment_id, tracking) do nothing
      """)
  int keep(@BindMethods ErrandRow errand);

  /// The accounts of which shipments are due.
  @SqlQuery("select distinct account_id from errand where next_at <= :now limit 1000")
  List<String> accountsDue(long now);

  @SqlQuery(
      """
      update errand set next_at = :lease, tries = tries + 1
      where id in (select id from errand where account_id = :accountId and next_at <= :now
          order by next_at limit :most)
        and next_at <= :now
      returning *
      """)
  List<ErrandRow> claimDue(String accountId, long now, long lease, int most);

  @SqlUpdate("update errand set next_at = :at where id = :id")
  void nextAt(String id, @Nullable Long at);

  /// The shipments of an attempt.
  @SqlQuery("select * from errand where payment_id = :paymentId")
  List<ErrandRow> ofPayment(String paymentId);

  @SqlUpdate("delete from errand where payment_id = :paymentId")
  void forget(String paymentId);
}
