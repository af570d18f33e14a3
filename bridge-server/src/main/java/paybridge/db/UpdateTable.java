package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The outbox: pictures that shops must hear.
public interface UpdateTable {
  @Changes(Kept.PICTURE)
  @SqlUpdate(
      """
      insert into order_update (id, order_id, shop_id, sequence, picture, state, why, tries,
        next_at, lease_until, created_at, ended_at)
      values (:id, :orderId, :shopId, :sequence, :picture, :state, :why, :tries, :nextAt,
        :leaseUntil, :createdAt, :endedAt)
      """)
  void insert(@BindMethods UpdateRow update);

  /// Older pictures of the order that were not delivered need not be.
  @SqlUpdate(
      """
      update order_update set state = 'superseded', why = 'by ' || :sequence, next_at = null,
        ended_at = :now
      where order_id = :orderId and sequence < :sequence and state in ('due', 'parked')
      """)
  int supersede(String orderId, long sequence, long now);

  /// The ids of shops for which a picture is due, in order.
  @SqlQuery(
      """
      select id from shop
      where exists (select 1 from order_update u where u.shop_id = shop.id and u.next_at <= :now)
      order by id
      """)
  List<String> shopsDue(long now);

  /// How many pictures each shop must still hear.
  @SqlQuery(
      """
      select shop_id as kind, count(*) as rows from order_update where next_at is not null
      group by shop_id
      """)
  List<Count> dueByShop();

  /// How many pictures of each shop nobody tries to deliver any more.
  @SqlQuery(
      """
      select id as kind, (select count(*) from order_update u
        where u.shop_id = shop.id and u.state = 'parked') as rows
      from shop
      """)
  List<Count> parkedByShop();

  /// How many pictures are on their way to a shop. The index of the leased needs the word "0".
  @SqlQuery(
      """
      select count(*) from order_update
      where shop_id = :shopId and state = 'due' and lease_until > 0 and lease_until > :now
      """)
  int underWay(String shopId, long now);

  /// Due pictures of a shop, leased, those that have waited longest first.
  @SqlQuery(
      """
      update order_update set lease_until = :lease, next_at = :lease, tries = tries + 1
      where id in (
        select id from order_update
        where shop_id = :shopId and next_at <= :now and state = 'due'
        order by next_at limit :most)
        and next_at <= :now
      returning *
      """)
  List<UpdateRow> claimDue(String shopId, long now, long lease, int most);

  @SqlUpdate(
      """
      update order_update set next_at = :now, lease_until = 0
      where shop_id in (select id from shop) and state = 'due' and lease_until > 0
        and lease_until > :now
      """)
  int endLeases(long now);

  @SqlUpdate(
      """
      update order_update set state = :state, why = :why, next_at = :nextAt, lease_until = 0,
        ended_at = :endedAt
      where id = :id and state = 'due'
      """)
  int tried(
      String id, String state, String why, @Nullable Long nextAt, @Nullable Long endedAt);

  @SqlQuery("select * from order_update where id = :id")
  Optional<UpdateRow> find(String id);

  @SqlQuery("select * from order_update where order_id = :orderId order by sequence")
  List<UpdateRow> ofOrder(String orderId);

  @SqlQuery(
      """
      select * from order_update where order_id = :orderId order by sequence desc limit 1
      """)
  Optional<UpdateRow> newest(String orderId);

  /// The newest picture of each order whose newest one the shop has not confirmed.
  @SqlQuery(
      """
      select * from order_update where shop_id = :shopId and state in ('due', 'parked')
      order by created_at, id limit :most
      """)
  List<UpdateRow> unheard(String shopId, int most);

  /// The shop confirmed this picture or a newer one.
  @SqlUpdate(
      """
      update order_update set state = 'delivered', why = :why, next_at = null, lease_until = 0,
        ended_at = :now
      where order_id = :orderId and sequence <= :sequence and state in ('due', 'parked')
      """)
  int heard(String orderId, long sequence, String why, long now);

  /// Makes a picture due now, unless it is on its way this very moment: then 0, and it is not told
  /// twice.
  @SqlUpdate(
      """
      update order_update set state = 'due', why = 'sent again', next_at = :now, lease_until = 0,
        ended_at = null
      where id = :id and (state <> 'due' or (next_at > :now and lease_until <= :now))
      """)
  int again(String id, long now);

  /// The beginning of every list of the outbox.
  String LINES =
      """
      select u.id, u.order_id, o.number, s.name as shop, o.word, u.sequence, u.state, u.why, u.tries,
        u.next_at, u.lease_until, u.created_at, u.ended_at
      from order_update u join shop_order o on o.id = u.order_id join shop s on s.id = u.shop_id
      where\s""";

  /// What a shop must still hear, newest first.
  ///
  /// @param before the id of a picture, or [EntryTable#NEWEST]
  @SqlQuery(
      LINES
          + "u.shop_id = :shopId and u.state = 'due' and u.id < :before order by u.id desc limit :most")
  List<OutboxLine> onTheWay(String shopId, String before, int most);

  /// As [#onTheWay], what nobody tries to tell the shop any more.
  @SqlQuery(
      LINES
          + "u.shop_id = :shopId and u.state = 'parked' and u.id < :before order by u.id desc limit :most")
  List<OutboxLine> parked(String shopId, String before, int most);

  /// Of each order of a shop its newest picture of some time, in the order in which they were made.
  ///
  /// @param after the id of the last one seen
  /// @param until greater than the ids of that time
  @SqlQuery(
      """
      select u.id, u.order_id from order_update u
      where u.shop_id = :shopId and u.id > :after and u.id < :until
        and not exists (select 1 from order_update n
          where n.order_id = u.order_id and n.sequence > u.sequence and n.id < :until)
      order by u.id limit :most
      """)
  List<MadePicture> made(String shopId, String after, String until, int most);

  /// How the pictures of some time stand, of so many: `older` when the order has a newer one,
  /// `under-way` when it is being told this moment, `confirmed`, or `waiting`.
  @SqlQuery(
      """
      select case
          when exists (select 1 from order_update n
            where n.order_id = e.order_id and n.sequence > e.sequence) then 'older'
          when e.state = 'delivered' then 'confirmed'
          when e.state = 'due' and (e.lease_until > :now or e.next_at <= :now) then 'under-way'
          else 'waiting' end as kind,
        count(*) as rows
      from (select id, order_id, sequence, state, lease_until, next_at from order_update
        where shop_id = :shopId and id > :after and id < :until order by id limit :most) e
      group by 1
      """)
  List<Count> standing(String shopId, String after, String until, long now, int most);

  /// The same picture, sealed anew.
  @SqlUpdate("update order_update set picture = :picture where id = :id")
  void reseal(String id, byte[] picture);
}
