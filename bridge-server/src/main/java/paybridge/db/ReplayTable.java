package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The replays, and which orders each of them told.
public interface ReplayTable {
  /// Makes a replay; 0 when its form was sent before.
  @SqlUpdate(
      """
      insert into replay (id, shop_id, since_at, also_confirmed, asked_by, asked_at, once, found,
        after_id, until_id, sent, confirmed, parked, newer, left_confirmed, left_under_way,
        left_nothing, pace, misses, state, stopped_by, next_at, ended_at)
      values (:id, :shopId, :sinceAt, :alsoConfirmed, :askedBy, :askedAt, :once, :found,
        :afterId, :untilId, :sent, :confirmed, :parked, :newer, :leftConfirmed, :leftUnderWay,
        :leftNothing, :pace, :misses, :state, :stoppedBy, :nextAt, :endedAt)
      on conflict (once) do nothing
      """)
  int insert(@BindMethods ReplayRow row);

  @SqlQuery("select * from replay where id = :id")
  Optional<ReplayRow> find(String id);

  @SqlQuery("select * from replay where once = :once")
  Optional<ReplayRow> findOnce(String once);

  /// The replays of a shop before one, newest first.
  ///
  /// @param before the id of a replay, or [EntryTable#NEWEST]
  @SqlQuery(
      """
      select * from replay where shop_id = :shopId and id < :before order by id desc limit :most
      """)
  List<ReplayRow> ofShop(String shopId, String before, int most);

  @SqlQuery("select count(*) from replay where next_at <= :now")
  int countDue(long now);

  @SqlQuery(
      """
      update replay set next_at = :lease
      where id in (select id from replay where next_at <= :now order by next_at limit :most)
        and next_at <= :now
      returning *
      """)
  List<ReplayRow> claim(long now, long lease, int most);

  /// The row as it is now, kept from everybody else until the transaction ends; empty when the lease
  /// was lost: the replay was stopped, or another process has it.
  @SqlQuery("update replay set next_at = :lease where id = :id and next_at = :lease returning *")
  Optional<ReplayRow> hold(String id, long lease);

  /// How far it has come.
  @SqlUpdate(
      """
      update replay set after_id = :afterId, sent = :sent, confirmed = :confirmed,
        parked = :parked, newer = :newer, left_confirmed = :leftConfirmed,
        left_under_way = :leftUnderWay, left_nothing = :leftNothing, pace = :pace,
        misses = :misses, state = :state, next_at = :nextAt, ended_at = :endedAt
      where id = :id
      """)
  int turned(@BindMethods ReplayRow row);

  /// Nothing more is handed to the outbox; 0 when it is over already.
  @SqlUpdate(
      """
      update replay set state = 'stopped', stopped_by = :by, ended_at = :now, next_at = :now
      where id = :id and state = 'running'
      """)
  int stop(String id, String by, long now);

  /// Whoever worked on these is dead; longer waits are pauses for a shop that does not answer.
  @SqlUpdate("update replay set next_at = :now where next_at > :now and next_at <= :latest")
  int endLeases(long now, long latest);

  @SqlUpdate(
      """
      insert into replay_order (replay_id, order_id, update_id, state, tries)
      values (:replayId, :orderId, :updateId, :state, :tries)
      on conflict (replay_id, order_id) do update
        set update_id = excluded.update_id, state = excluded.state, tries = excluded.tries
      """)
  int put(String replayId, String orderId, String updateId, String state, int tries);

  /// The orders that were chosen and not looked at yet.
  @SqlQuery(
      """
      select order_id from replay_order where replay_id = :replayId and state = 'waiting'
      order by order_id limit :most
      """)
  List<String> waiting(String replayId, int most);

  /// The pictures that were handed to the outbox and had no end when the replay looked last.
  @SqlQuery(
      """
      select r.order_id, r.tries as seen, u.state, u.tries, u.next_at, u.lease_until
      from replay_order r join order_update u on u.id = r.update_id
      where r.replay_id = :replayId and r.state = 'sent'
      """)
  List<ReplayedPicture> sent(String replayId);

  @SqlUpdate(
      """
      update replay_order set state = :state, tries = :tries
      where replay_id = :replayId and order_id = :orderId
      """)
  int became(String replayId, String orderId, String state, int tries);
}
