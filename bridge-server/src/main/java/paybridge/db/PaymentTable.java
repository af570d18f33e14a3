package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The attempts.
public interface PaymentTable {
  @Changes(Kept.PAYMENT)
  @SqlUpdate(
      """
      insert into payment (id, order_id, shop_id, account_id, attempt, token, return_token,
        reference, gateway_reference, further_ids, method, flow, capture, fingerprint, currency, asked,
        capture_asked, authorized, captured, voided, ending, declined, disputed, dispute_decided,
        conflicting, unknown, late, superseded, word, details, page, page_state, page_ends,
        open_lease, ask_at, asks, window_ms, created_at, changed_at)
      values (:id, :orderId, :shopId, :accountId, :attempt, :token, :returnToken,
        :reference, :gatewayReference, :furtherIds, :method, :flow, :capture, :fingerprint, :currency, :asked,
        :captureAsked, :authorized, :captured, :voided, :ending, :declined, :disputed,
        :disputeDecided, :conflicting, :unknown, :late, :superseded, :word, :details, :page,
        :pageState, :pageEnds, :openLease, :askAt, :asks, :windowMs, :createdAt, :changedAt)
      """)
  void insert(@BindMethods PaymentRow payment);

  /// What the attempts made from this id on have taken.
  @SqlQuery(
      """
      select currency, count(*) as rows, sum(captured) as minor from payment
      where id >= :from and captured > 0 group by currency order by currency
      """)
  List<Sum> takenSince(String from);

  /// How many attempts of each account have an unknown outcome.
  @SqlQuery(
      """
      select account_id as kind, count(*) as rows from payment where unknown = 1
      group by account_id
      """)
  List<Count> unknownByAccount();

  @SqlQuery("select * from payment where id = :id")
  Optional<PaymentRow> find(String id);

  @SqlQuery("select * from payment where token = :token")
  Optional<PaymentRow> findByToken(String token);

  @SqlQuery("select * from payment where return_token = :token")
  Optional<PaymentRow> findByReturnToken(String token);

  @SqlQuery("select * from payment where reference = :reference and account_id = :accountId")
  Optional<PaymentRow> findByReference(String accountId, String reference);

  @SqlQuery(
      """
      select * from payment
      where account_id = :accountId and gateway_reference = :gatewayReference limit 1
      """)
  Optional<PaymentRow> findByGatewayReference(String accountId, String gatewayReference);

  @SqlQuery("select * from payment where reference = :reference")
  Optional<PaymentRow> findAnywhere(String reference);

  @SqlQuery("select * from payment where order_id = :orderId order by attempt")
  List<PaymentRow> ofOrder(String orderId);

  @Changes(Kept.PAYMENT)
  @SqlUpdate(
      """
      update payment set gateway_reference = coalesce(:gatewayReference, gateway_reference),
        further_ids = coalesce(:furtherIds, further_ids), page = :page, page_state = :pageState, page_ends = :pageEnds, open_lease = null,
        unknown = 0, changed_at = :now
      where id = :id and page_state = 'row'
      """)
  int opened(
      String id,
      @Nullable String gatewayReference,
      @Nullable String furtherIds,
      byte @Nullable [] page,
      String pageState,
      @Nullable Long pageEnds,
      long now);

  @SqlUpdate("update payment set open_lease = :lease where id = :id and page_state = 'row'")
  int openLater(String id, long lease);

  @SqlQuery(
      """
      update payment set open_lease = :lease
      where id = :id and page_state = 'row' and (open_lease is null or open_lease <= :now)
      returning *
      """)
  Optional<PaymentRow> claimOpening(String id, long now, long lease);

  /// Ends the leases of pages whose attempts were made after the one with this id.
  @SqlUpdate(
      """
      update payment set open_lease = null
      where id > :after and page_state = 'row' and open_lease > :now and open_lease <= :latest
      """)
  int endLeases(String after, long now, long latest);

  @Changes(Kept.PAYMENT)
  @SqlUpdate("update payment set superseded = 1, changed_at = :now where id = :id")
  void supersede(String id, long now);

  @Changes(Kept.PAYMENT)
  @SqlUpdate(
      """
      update payment set gateway_reference = coalesce(gateway_reference, :gatewayReference),
        further_ids = :furtherIds, capture_asked = :captureAsked, authorized = :authorized, captured = :captured,
        voided = :voided, ending = :ending, declined = :declined, disputed = :disputed,
        dispute_decided = :disputeDecided, conflicting = :conflicting, late = :late, word = :word,
        page_state = :pageState, ask_at = :askAt, changed_at = :changedAt
      where id = :id
      """)
  void standing(@BindMethods PaymentRow payment);

  @Changes(Kept.PAYMENT)
  @SqlUpdate("update payment set unknown = :unknown where id = :id")
  void unknown(String id, boolean unknown);

  @Changes(Kept.PAYMENT)
  @SqlUpdate("update payment set capture_asked = :total where id = :id")
  void captureAsked(String id, long total);

  /// The ids of accounts of which a question is due, in order.
  @SqlQuery(
      """
      select id from account
      where exists (select 1 from payment p where p.account_id = account.id and p.ask_at <= :now)
      order by id
      """)
  List<String> accountsDue(long now);

  /// The ids of payments of an account whose question is due, that which has waited longest first.
  @SqlQuery(
      """
      select id from payment where account_id = :accountId and ask_at <= :now
      order by ask_at limit :most
      """)
  List<String> questions(String accountId, long now, int most);

  /// As [#questions], only those of which it is not known whether money moved.
  @SqlQuery(
      """
      select id from payment where account_id = :accountId and unknown = 1 and ask_at <= :now
      order by ask_at limit :most
      """)
  List<String> questionsUnknown(String accountId, long now, int most);

  /// The right to ask a due question now, pushed forward to `lease`; 0 when somebody else has it.
  @SqlUpdate(
      """
      update payment set ask_at = :lease, asks = asks + 1 where id = :id and ask_at <= :now
      """)
  int claimQuestion(String id, long now, long lease);

  @SqlUpdate("update payment set ask_at = :at where id = :id")
  void askAt(String id, @Nullable Long at);

  @SqlUpdate(
      """
      update payment set ask_at = :at where id = :id and (ask_at is null or ask_at > :at)
      """)
  void askBy(String id, long at);

  /// Everything that may have got money unheard, and what got it lately, is asked about now.
  @SqlUpdate(
      """
      update payment set ask_at = :now
      where ask_at is not null
        and (word <> 'paid' and word <> 'refunded' or unknown = 1 or changed_at > :lately)
      """)
  int askAll(long now, long lately);

  /// Other details in the place of the personal ones, and no page.
  @SqlUpdate("update payment set details = :details, page = null where id = :id")
  void forget(String id, byte[] details);
}
