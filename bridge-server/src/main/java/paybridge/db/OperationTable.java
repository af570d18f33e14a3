package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The operations that move money.
public interface OperationTable {
  @Changes(Kept.OPERATION)
  @SqlUpdate(
      """
      insert into operation (id, payment_id, order_id, shop_id, account_id, kind, origin,
        reference, shop_refund_id, gateway_id, amount, reason, state, said, deadline, next_at,
        tries, created_at, changed_at, stored_method_id)
      values (:id, :paymentId, :orderId, :shopId, :accountId, :kind, :origin,
        :reference, :shopRefundId, :gatewayId, :amount, :reason, :state, :said, :deadline, :nextAt,
        :tries, :createdAt, :changedAt, :storedMethodId)
      """)
  void insert(@BindMethods OperationRow operation);

  @SqlQuery("select * from operation where id = :id")
  Optional<OperationRow> find(String id);

  /// What the refunds made from this id on have given back.
  @SqlQuery(
      """
      select p.currency as currency, count(*) as rows, sum(o.amount) as minor
      from operation o join payment p on p.id = o.payment_id
      where o.id >= :from and o.kind = 'refund' and o.state = 'done'
      group by p.currency order by p.currency
      """)
  List<Sum> refundedSince(String from);

  @SqlQuery("select * from operation where payment_id = :paymentId order by id")
  List<OperationRow> ofPayment(String paymentId);

  @SqlQuery("select * from operation where order_id = :orderId order by id")
  List<OperationRow> ofOrder(String orderId);

  @SqlQuery("select * from operation where order_id = :orderId and shop_refund_id = :shopRefundId")
  Optional<OperationRow> findShopRefund(String orderId, String shopRefundId);

  @SqlQuery("select * from operation where reference = :reference")
  Optional<OperationRow> findByReference(String reference);

  @SqlQuery("select * from operation where account_id = :accountId and gateway_id = :gatewayId")
  Optional<OperationRow> findByGatewayId(String accountId, String gatewayId);

  /// This refund turned out to be one that has a row already, and counts no more.
  @Changes(Kept.OPERATION)
  @SqlUpdate(
      """
      update operation set state = 'refused', said = 'the same refund as our own',
        gateway_id = null, next_at = null, changed_at = :now
      where id = :id
      """)
  void sameAs(String id, long now);

  /// The right to send: only one caller ever gets it.
  @Changes(Kept.OPERATION)
  @SqlUpdate(
      """
      update operation set state = 'sending', tries = tries + 1, next_at = :askAt, changed_at = :now
      where id = :id and state = 'intended' and deadline > :now
      """)
  int send(String id, long now, long askAt);

  @Changes(Kept.OPERATION)
  @SqlUpdate(
      """
      update operation set state = :state, said = :said,
        gateway_id = coalesce(gateway_id, :gatewayId), next_at = :nextAt, changed_at = :now
      where id = :id
      """)
  void became(
      String id,
      String state,
      String said,
      @Nullable String gatewayId,
      @Nullable Long nextAt,
      long now);

  /// When it is looked at again, unless it has ended meanwhile.
  @SqlUpdate("update operation set next_at = :at where id = :id and next_at is not null")
  int lookAgain(String id, long at);

  /// Nothing more is sent for this payment: what was not sent yet is due at once, and too late.
  @SqlUpdate(
      """
      update operation set deadline = :now, next_at = :now
      where payment_id = :paymentId and kind = 'charge' and state = 'intended'
      """)
  int hold(String paymentId, long now);

  @SqlUpdate(
      """
      update operation set next_at = :now
      where next_at > :now and next_at <= :latest and state in ('intended', 'sending')
      """)
  int endLeases(long now, long latest);

  /// The accounts of which operations are due.
  @SqlQuery("select distinct account_id from operation where next_at <= :now limit 1000")
  List<String> accountsDue(long now);

  @SqlQuery(
      """
      update operation set next_at = :lease
      where id in (select id from operation where account_id = :accountId and next_at <= :now
          order by next_at limit :most)
        and next_at <= :now
      returning *
      """)
  List<OperationRow> claimDue(String accountId, long now, long lease, int most);

  /// What a person wrote as the reason goes.
  @SqlUpdate("update operation set reason = '' where payment_id = :paymentId")
  void forget(String paymentId);
}
