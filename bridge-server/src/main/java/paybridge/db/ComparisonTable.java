package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Which orders are to be compared, and what came of it.
public interface ComparisonTable {
  /// An order that is compared from now on; one that was is compared by then, not later.
  @SqlUpdate(
      """
      insert into comparison (order_id, shop_id, at, rounds, heard_sequence, missing, differs,
        mended)
      values (:orderId, :shopId, :at, 0, 0, 0, '', 0)
      on conflict (order_id) do update set at = excluded.at
      where comparison.at is null or comparison.at > excluded.at
      """)
  int dueBy(String orderId, String shopId, long at);

  @SqlQuery("select * from comparison where order_id = :orderId")
  Optional<ComparisonRow> find(String orderId);

  /// The ids of shops of which an order is due, in order.
  @SqlQuery(
      """
      select id from shop
      where exists (select 1 from comparison c where c.shop_id = shop.id and c.at <= :now)
      order by id
      """)
  List<String> shopsDue(long now);

  /// Due orders of a shop, pushed forward to `lease`, those that have waited longest first.
  @SqlQuery(
      """
      update comparison set at = :lease, rounds = rounds + 1
      where order_id in (select order_id from comparison
          where shop_id = :shopId and at <= :now order by at limit :most)
        and at <= :now
      returning *
      """)
  List<ComparisonRow> claimDue(String shopId, long now, long lease, int most);

  /// The shop confirmed a higher picture than ever before, and whether the order counts as paid.
  @SqlUpdate(
      """
      update comparison set heard_sequence = :sequence, heard_paid = :paid
      where order_id = :orderId and heard_sequence < :sequence
      """)
  int confirmed(String orderId, long sequence, boolean paid);

  /// What the shop's order says of sums. Asked before the last answer came: old news.
  @SqlUpdate(
      """
      update comparison set missing = 0, shop_total = :total, shop_refunded = :refunded,
        shop_currency = :currency, said_at = :now
      where order_id = :orderId and (said_at is null or said_at <= :asked)
      """)
  int sums(
      String orderId,
      @Nullable Long total,
      @Nullable Long refunded,
      @Nullable String currency,
      long asked,
      long now);

  @SqlUpdate(
      """
      update comparison set missing = 1, said_at = :now
      where order_id = :orderId and (said_at is null or said_at <= :asked)
      """)
  int missing(String orderId, long asked, long now);

  /// What came of a comparison.
  @SqlUpdate(
      """
      update comparison set at = :at, compared_at = :comparedAt, differs = :differs,
        differs_since = :differsSince, mended = :mended, mended_at = :mendedAt
      where order_id = :orderId
      """)
  int compared(@BindMethods ComparisonRow row);


  /// Those that were claimed are due at once.
  @SqlUpdate(
      """
      update comparison set at = :now
      where shop_id in (select id from shop) and at > :now and at <= :latest
      """)
  int endLeases(long now, long latest);
}
