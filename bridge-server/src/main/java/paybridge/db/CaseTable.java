package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The cases that a person closes.
public interface CaseTable {
  /// Opens a case unless one of its kind is open for the order.
  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      insert into support_case (id, shop_id, order_id, payment_id, kind, cause, state, opened_at,
        closed_at, closed_by, evidence, owner_id, snoozed_until, reopened, changed_at)
      values (:id, :shopId, :orderId, :paymentId, :kind, :cause, :state, :openedAt, :closedAt,
        :closedBy, :evidence, :ownerId, :snoozedUntil, :reopened, :changedAt)
      on conflict do nothing
      """)
  int open(@BindMethods CaseRow row);

  @SqlQuery("select * from support_case where id = :id")
  Optional<CaseRow> find(String id);

  /// The last case of a kind, open or closed.
  @SqlQuery(
      """
      select * from support_case where order_id = :orderId and kind = :kind
      order by opened_at desc, id desc limit 1
      """)
  Optional<CaseRow> last(String orderId, String kind);

  /// This attempt brought the money that was one payment too many, if that is what a case is about.
  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      update support_case set payment_id = :paymentId
      where order_id = :orderId and kind = 'paid-twice' and state = 'open'
      """)
  int paidTwice(String orderId, @Nullable String paymentId);

  /// Orders that were paid twice since then, and whose second payment the bridge has not tried to
  /// give back.
  @SqlQuery(
      """
      select c.* from support_case c
      where c.state = 'open' and c.kind = 'paid-twice' and c.payment_id is not null
        and c.opened_at >= :since
        and not exists (select 1 from operation o
          where o.payment_id = c.payment_id and o.origin = 'bridge')
      """)
  List<CaseRow> paidTwice(long since);

  /// New evidence: whoever had put the case off sees it again.
  @SqlUpdate(
      """
      update support_case set evidence = :evidence, changed_at = :now, snoozed_until = null
      where id = :id and evidence <> :evidence
      """)
  int evidence(String id, String evidence, long now);

  /// Brings a closed case back.
  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      update support_case set state = 'open', evidence = :evidence, changed_at = :now,
        closed_at = null, closed_by = '', snoozed_until = null, reopened = reopened + 1
      where id = :id and order_id = :orderId and state = 'closed'
      """)
  int reopen(String id, String orderId, String evidence, long now);

  @Changes(value = Kept.CASES, by = "orderId")
  @SqlUpdate(
      """
      update support_case set state = 'closed', closed_at = :now, closed_by = :by
      where order_id = :orderId and kind = :kind and state = 'open'
      """)
  int close(String orderId, String kind, String by, long now);

  @SqlUpdate("update support_case set owner_id = :ownerId where id = :id and state = 'open'")
  int assign(String id, @Nullable String ownerId);

  @SqlUpdate("update support_case set snoozed_until = :until where id = :id and state = 'open'")
  int snooze(String id, @Nullable Long until);

  /// The cases that wait for a person now, the oldest first; not those that were put off.
  @SqlQuery(
      """
      select c.id, c.order_id, o.number, s.name as shop, c.kind, c.cause, c.opened_at,
        c.snoozed_until, p.name as owner, o.asked, o.currency
      from support_case c join shop_order o on o.id = c.order_id join shop s on s.id = c.shop_id
        left join staff p on p.id = c.owner_id
      where c.state = 'open' and (c.snoozed_until is null or c.snoozed_until <= :now)
      order by c.opened_at, c.id limit :most
      """)
  List<OpenCase> waiting(long now, int most);

  /// How many cases wait for a person now.
  @SqlQuery(
      """
      select count(*) from support_case
      where state = 'open' and (snoozed_until is null or snoozed_until <= :now)
      """)
  int countWaiting(long now);

  @SqlQuery("select * from support_case where order_id = :orderId order by id")
  List<CaseRow> ofOrder(String orderId);

}
