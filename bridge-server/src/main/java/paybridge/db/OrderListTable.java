package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// The list of all orders, newest first. Each reading goes backwards through one index and looks at so
/// many orders, whatever the filters are; see [OrderFilter].
public interface OrderListTable {
  /// The beginning and the end of every reading; between them stands which orders are looked at.
  String ORDERS =
      """
      select e.*,
        coalesce((select sum(p.captured) from payment p where p.order_id = e.id), 0) as captured,
        coalesce((select sum(r.amount) from operation r
          where r.order_id = e.id and r.kind = 'refund' and r.state = 'done'), 0) as refunded,
        (select count(*) from support_case c
          where c.order_id = e.id and c.state = 'open') as cases
      from (
        select o.id, o.shop_id, s.name as shop, o.number, o.currency, o.asked, o.word, o.flags,
          o.shop_says, a.live, o.created_at, o.changed_at
        from (select\s""";

  String FILTERED =
      """
       limit :looked) e
          join shop_order o on o.id = e.id
          join shop s on s.id = o.shop_id
          left join payment n on n.order_id = o.id and n.attempt = o.newest_attempt
          left join account a on a.id = n.account_id
        where (:shopId = '' or o.shop_id = :shopId)
          and (:word = '' or o.word = :word)
          and (:currency = '' or o.currency = :currency)
          and (:live = '' or a.live = case when :live = 'live' then 1 else 0 end)
          and (:flag = '' or (:flag = 'any' and o.flags <> '')
            or ' ' || o.flags || ' ' like '% ' || :flag || ' %')
          and (:cases = '' or exists (select 1 from support_case c
            where c.order_id = o.id and c.state = 'open'))
        order by e.id desc limit :most) e
      order by e.id desc
      """;

  String BETWEEN = " and id >= :from and id < :before order by id desc";

  String OF_CASES =
      """
      distinct order_id as id from support_case
        where state = 'open' and order_id >= :from and order_id < :before order by order_id desc""";

  /// Of the `looked` newest orders before one, up to `most` that pass the filter, newest first.
  ///
  /// @param before the id of an order, or [EntryTable#NEWEST]
  @SqlQuery(ORDERS + "id from shop_order where 1 = 1" + BETWEEN + FILTERED)
  List<OrderLine> all(@BindMethods OrderFilter filter, String before, int looked, int most);

  /// As [#all], only the orders of one shop.
  @SqlQuery(ORDERS + "id from shop_order where shop_id = :shopId" + BETWEEN + FILTERED)
  List<OrderLine> ofShop(@BindMethods OrderFilter filter, String before, int looked, int most);

  /// As [#all], only orders with a flag.
  @SqlQuery(ORDERS + "id from shop_order where flags <> ''" + BETWEEN + FILTERED)
  List<OrderLine> flagged(@BindMethods OrderFilter filter, String before, int looked, int most);

  /// As [#all], only orders with an open case.
  @SqlQuery(ORDERS + OF_CASES + FILTERED)
  List<OrderLine> withCase(@BindMethods OrderFilter filter, String before, int looked, int most);

  /// The id of the order that many orders before another one; nothing when there are fewer.
  @SqlQuery("select id from shop_order where 1 = 1" + BETWEEN + " limit 1 offset :orders")
  Optional<String> further(String from, String before, int orders);

  /// As [#further], of one shop.
  @SqlQuery("select id from shop_order where shop_id = :shopId" + BETWEEN + " limit 1 offset :orders")
  Optional<String> furtherOfShop(String shopId, String from, String before, int orders);

  /// As [#further], of orders with a flag.
  @SqlQuery("select id from shop_order where flags <> ''" + BETWEEN + " limit 1 offset :orders")
  Optional<String> furtherFlagged(String from, String before, int orders);

  /// As [#further], of orders with an open case.
  @SqlQuery("select " + OF_CASES + " limit 1 offset :orders")
  Optional<String> furtherWithCase(String from, String before, int orders);
}
