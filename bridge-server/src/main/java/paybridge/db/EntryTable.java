package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The order-sync log: every message and delivery of all orders.
public interface EntryTable {
  /// Greater than every id, so that the lines before it are all.
  String NEWEST = "zzzzzzzzzzzzzzzzzzzzzzzzzz";

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

  /// The beginning and the end of every reading of the log; between them stands which lines are looked
  /// at, through one index.
  String LINES =
      """
      select e.id, e.at, e.shop_id, s.name as shop, e.order_id, o.number as number, e.direction,
        e.what, e.result, e.detail, e.millis, e.next_at
      from (select * from entry where\s""";

  String FILTERED =
      """
       and id < :before order by id desc limit :looked) e
        join shop s on s.id = e.shop_id left join shop_order o on o.id = e.order_id
      where (:shopId = '' or e.shop_id = :shopId)
        and (:result = '' or e.result = :result)
        and (:text = '' or lower(e.what || ' ' || e.detail) like '%' || lower(:text) || '%')
      order by e.id desc limit :most
      """;

  /// The log of all orders, newest first: of the `looked` newest lines before one, up to `most` that
  /// pass the filters. A filter that is empty lets every line pass.
  ///
  /// @param before the id of a line, or [#NEWEST]
  @SqlQuery(LINES + "1 = 1" + FILTERED)
  List<LogLine> logOfAll(
      String before, String shopId, String result, String text, int looked, int most);

  /// As [#logOfAll], only the lines of one shop.
  @SqlQuery(LINES + "shop_id = :shopId" + FILTERED)
  List<LogLine> logOfShop(
      String before, String shopId, String result, String text, int looked, int most);

  /// As [#logOfAll], only the lines of one result, which is not `ok`.
  @SqlQuery(LINES + "result = :result and result <> 'ok'" + FILTERED)
  List<LogLine> logOfResult(
      String before, String shopId, String result, String text, int looked, int most);

  /// As [#logOfAll], only the lines of one order.
  @SqlQuery(LINES + "order_id = :orderId" + FILTERED)
  List<LogLine> logOfOrder(
      String orderId, String before, String shopId, String result, String text, int looked, int most);

  /// The id of the line that many lines before another one; nothing when there are fewer.
  @SqlQuery("select id from entry where id < :before order by id desc limit 1 offset :lines")
  java.util.Optional<String> further(String before, int lines);

  /// As [#further], of one shop.
  @SqlQuery(
      """
      select id from entry where shop_id = :shopId and id < :before
      order by id desc limit 1 offset :lines
      """)
  java.util.Optional<String> furtherOfShop(String shopId, String before, int lines);

  /// As [#further], of one order.
  @SqlQuery(
      """
      select id from entry where order_id = :orderId and id < :before
      order by id desc limit 1 offset :lines
      """)
  java.util.Optional<String> furtherOfOrder(String orderId, String before, int lines);

  /// As [#further], of one result, which is not `ok`.
  @SqlQuery(
      """
      select id from entry where result = :result and result <> 'ok' and id < :before
      order by id desc limit 1 offset :lines
      """)
  java.util.Optional<String> furtherOfResult(String result, String before, int lines);

  /// When a shop called last, as far as its newest thousand lines tell: some shops never call.
  @SqlQuery(
      """
      select e.at from (select id, at, direction from entry where shop_id = :shopId
          order by id desc limit 1000) e
      where e.direction = 'shop→bridge' order by e.id desc limit 1
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
