package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The order-sync log: every message and delivery of all orders.
public interface EntryTable {
  @Changes(Kept.ENTRY)
  @SqlUpdate(
      """
      insert into entry (id, at, shop_id, order_id, payment_id, message_id, update_id, direction,
        what, result, detail, millis, next_at, body)
      values (:id, :at, :shopId, :orderId, :paymentId, :messageId, :updateId, :direction,
        :what, :result, :detail, :millis, :nextAt, :body)
      """)
  void insert(@BindMethods EntryRow entry);

  @SqlQuery("select * from entry where order_id = :orderId order by id")
  List<EntryRow> ofOrder(String orderId);

  /// The notes of an order, oldest first.
  @SqlQuery("select * from entry where order_id = :orderId and result = 'note' order by id")
  List<EntryRow> notes(String orderId);

  @SqlQuery("select * from entry where id = :id")
  java.util.Optional<EntryRow> find(String id);

  /// The log, newest first; every filter may be empty. `before`: the id of the last line seen.
  @SqlQuery(
      """
      select e.id, e.at, e.shop_id, s.name as shop, e.order_id, o.number as number, e.direction,
        e.what, e.result, e.detail, e.millis, e.next_at
      from entry e join shop s on s.id = e.shop_id left join shop_order o on o.id = e.order_id
      where (:before = '' or e.id < :before)
        and (:shopId = '' or e.shop_id = :shopId)
        and (:result = '' or e.result = :result)
        and (:number = '' or o.number = :number or o.shop_order_id = :number)
        and (:text = '' or lower(e.what || ' ' || e.detail) like '%' || lower(:text) || '%')
      order by e.id desc limit :most
      """)
  List<LogLine> log(
      String before, String shopId, String number, String result, String text, int most);

  /// When a shop called last.
  @SqlQuery(
      """
      select at from entry where shop_id = :shopId and direction = 'shop→bridge'
      order by id desc limit 1
      """)
  java.util.Optional<Long> lastOfShop(String shopId);

  /// What a person wrote as a reason goes.
  @SqlUpdate(
      """
      update entry set detail = replace(detail, ': ' || :reason, '') where order_id = :orderId
      """)
  void forgetReason(String orderId, String reason);

  /// What was said goes, and where a parcel is; the lines stay.
  @SqlUpdate(
      """
      update entry set body = null,
        detail = case when what = 'order changed' and detail like 'Shipped%' then 'Shipped.'
          else detail end
      where order_id = :orderId
      """)
  void forget(String orderId);
}
