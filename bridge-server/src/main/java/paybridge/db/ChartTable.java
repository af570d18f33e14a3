package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What the console draws: sums over the newest rows, which are found by their ids and never more than
/// `looked`. Payments of test accounts and of live ones are never mixed: `live` says which.
public interface ChartTable {
  /// What became of the attempts begun in each hour, of those made from this id on.
  @SqlQuery(
      """
      select e.hour, e.word, count(*) as rows
      from (select created_at / 3600000 as hour, word, account_id from payment
          where id >= :from order by id desc limit :looked) e
        join account a on a.id = e.account_id
      where a.live = :live
      group by e.hour, e.word order by e.hour, e.word
      """)
  List<HourCount> outcomes(String from, int looked, boolean live);

  /// When the last attempt began that `looked` newer ones keep from being counted, UTC milliseconds.
  @SqlQuery(
      """
      select created_at from payment where id >= :from order by id desc limit 1 offset :looked
      """)
  Optional<Long> notLookedAt(String from, int looked);

  /// How long it took from a gateway's message heard until its news stood in the books, for the
  /// messages worked on between two ids.
  @SqlQuery(
      """
      select count(*) as rows,
        min(case when due.place * 2 >= due.total then due.millis end) as half,
        min(case when due.place * 100 >= due.total * 95 then due.millis end) as most
      from (select e.millis, row_number() over (order by e.millis) as place,
          count(*) over () as total
        from (select millis, payment_id, message_id, direction from entry
            where id >= :from and id < :to order by id desc limit :looked) e
          join payment p on p.id = e.payment_id join account a on a.id = p.account_id
        where e.message_id is not null and e.direction = 'gateway→bridge' and a.live = :live) due
      """)
  Spread takenIn(String from, String to, int looked, boolean live);

  /// How long it took from news in the books until the shop had applied it, for the news between two
  /// ids that was applied.
  @SqlQuery(
      """
      select count(*) as rows,
        min(case when due.place * 2 >= due.total then due.millis end) as half,
        min(case when due.place * 100 >= due.total * 95 then due.millis end) as most
      from (select e.millis, row_number() over (order by e.millis) as place,
          count(*) over () as total
        from (select ended_at - created_at as millis, order_id, state from order_update
            where id >= :from and id < :to order by id desc limit :looked) e
        where e.state = 'delivered' and exists (
          select 1 from payment p join account a on a.id = p.account_id
          where p.order_id = e.order_id and a.live = :live)) due
      """)
  Spread applied(String from, String to, int looked, boolean live);

  /// The reasons of the last declines of attempts made from this id on, the most frequent first.
  @SqlQuery(
      """
      select e.declined as kind, count(*) as rows
      from (select declined, account_id from payment
          where declined is not null and id >= :from order by id desc limit :looked) e
        join account a on a.id = e.account_id
      where a.live = :live
      group by e.declined order by count(*) desc, e.declined limit :most
      """)
  List<Count> declines(String from, int looked, boolean live, int most);
}
