package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The inbox: every message of a gateway, kept before it is judged.
public interface MessageTable {
  /// Keeps a message; a copy of one that is kept already only counts.
  @SqlQuery(
      """
      insert into message (id, account_id, channel, heard_at, last_heard_at, copies, verdict, why,
        dedup_key, reference, payment_id, order_id, state, outcome, raw, size, work_at)
      values (:id, :accountId, :channel, :heardAt, :lastHeardAt, :copies, :verdict, :why,
        :dedupKey, :reference, :paymentId, :orderId, :state, :outcome, :raw, :size, :workAt)
      on conflict (account_id, dedup_key) do update
        set copies = message.copies + 1, last_heard_at = excluded.last_heard_at
      returning copies
      """)
  int keep(@BindMethods MessageRow message);

  @SqlQuery("select * from message where id = :id")
  Optional<MessageRow> find(String id);

  /// The message that was kept under this key; its copies only count.
  @SqlQuery("select * from message where account_id = :accountId and dedup_key = :dedupKey")
  Optional<MessageRow> find(String accountId, String dedupKey);

  @SqlQuery("select * from message where order_id = :orderId order by id")
  List<MessageRow> ofOrder(String orderId);

  @SqlQuery("select count(*) from (select 1 from message where work_at <= :now limit 1) as due")
  int countDue(long now);

  @SqlQuery(
      """
      update message set work_at = :lease
      where id in (select id from message where work_at <= :now order by work_at limit :most)
        and work_at <= :now
      returning *
      """)
  List<MessageRow> claimWork(long now, long lease, int most);

  /// As [#claimWork], only the message that was kept under this key.
  @SqlQuery(
      """
      update message set work_at = :lease
      where account_id = :accountId and dedup_key = :dedupKey and work_at <= :now
      returning *
      """)
  Optional<MessageRow> claimOne(String accountId, String dedupKey, long now, long lease);

  /// Messages that name this reference and were not proved, oldest first.
  @SqlQuery(
      """
      select * from message
      where reference = :reference and verdict = 'unproved' and account_id = :accountId
      order by heard_at, id
      """)
  List<MessageRow> unprovedAbout(String accountId, String reference);

  @SqlUpdate("update message set work_at = :now where work_at > :now")
  int endLeases(long now);

  @Changes(Kept.MESSAGE)
  @SqlUpdate(
      """
      update message set state = :state, outcome = :outcome, payment_id = :paymentId,
        order_id = :orderId, work_at = null
      where id = :id
      """)
  void worked(
      String id,
      String state,
      String outcome,
      @Nullable String paymentId,
      @Nullable String orderId);

  /// Messages that came before their payment are worked on again.
  @SqlUpdate(
      """
      update message set work_at = :now where reference = :reference and state = 'unmatched'
      """)
  int wake(String reference, long now);

  /// Messages of an account that were not proved are judged again.
  @SqlQuery(
      """
      select * from message where account_id = :accountId and verdict = 'unproved'
      order by id limit :most
      """)
  List<MessageRow> unproved(String accountId, int most);

  @Changes(Kept.MESSAGE)
  @SqlUpdate(
      """
      update message set verdict = :verdict, why = :why, state = :state, work_at = :workAt,
        reference = :reference
      where id = :id
      """)
  void judgedAgain(
      String id,
      String verdict,
      String why,
      String state,
      @Nullable Long workAt,
      @Nullable String reference);

  /// Bytes of unproved messages kept for an account.
  @SqlQuery(
      """
      select coalesce(sum(size), 0) from message
      where account_id = :accountId and verdict = 'unproved'
      """)
  long unprovedBytes(String accountId);

  /// The account of each of those that nobody could prove, of the newest ones heard from this id on.
  @SqlQuery(
      """
      select account_id from message where verdict = 'unproved' and id >= :from
      order by id desc limit :most
      """)
  List<String> accountsUnproved(String from, int most);

  /// The newest of those that nobody could prove.
  @SqlQuery("select * from message where verdict = 'unproved' order by id desc limit :most")
  List<MessageRow> unproved(int most);

  /// Those that nobody could prove, before one of them, newest first.
  ///
  /// @param before the id of a message, or [EntryTable#NEWEST]
  @SqlQuery(
      """
      select * from message where verdict = 'unproved' and id < :before order by id desc limit :most
      """)
  List<MessageRow> unprovedBefore(String before, int most);

  /// Those whose payment is not in the books yet, before one of them, newest first.
  ///
  /// @param before the id of a message, or [EntryTable#NEWEST]
  @SqlQuery(
      """
      select * from message where state = 'unmatched' and id < :before order by id desc limit :most
      """)
  List<MessageRow> unmatchedBefore(String before, int most);

  /// Those that are about payments of somebody else, before one of them, newest first.
  ///
  /// @param before the id of a message, or [EntryTable#NEWEST]
  @SqlQuery(
      """
      select * from message where state = 'not-ours' and id < :before order by id desc limit :most
      """)
  List<MessageRow> notOursBefore(String before, int most);

  /// Other bytes in the place of what was said.
  @SqlUpdate("update message set raw = :raw where id = :id")
  void forget(String id, byte[] raw);
}
