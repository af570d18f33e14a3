package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The cases that a person closes.
public interface CaseTable {
  /// Opens a case unless one of its kind is open for the order.
  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      insert into support_case (id, shop_id, order_id, payment_id, kind, cause, state, opened_at,
        closed_at, closed_by)
      values (:id, :shopId, :orderId, :paymentId, :kind, :cause, :state, :openedAt, :closedAt,
        :closedBy)
      on conflict do nothing
      """)
  int open(@BindMethods CaseRow row);

  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      update support_case set state = 'closed', closed_at = :now, closed_by = :by
      where order_id = :orderId and kind = :kind and state = 'open'
      """)
  int close(String orderId, String kind, String by, long now);

  @SqlQuery("select * from support_case where order_id = :orderId order by id")
  List<CaseRow> ofOrder(String orderId);

  @SqlQuery("select * from support_case where state = 'open' order by id limit :most")
  List<CaseRow> open(int most);
}
