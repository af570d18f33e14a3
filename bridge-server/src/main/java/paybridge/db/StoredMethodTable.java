package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The methods that shoppers stored.
public interface StoredMethodTable {
  @SqlUpdate(
      """
      insert into stored_method (id, shop_id, account_id, customer_id, payment_id, method, label,
        token, token_hash, created_at)
      values (:id, :shopId, :accountId, :customerId, :paymentId, :method, :label, :token,
        :tokenHash, :createdAt)
      on conflict (shop_id, account_id, token_hash) do nothing
      """)
  int keep(@BindMethods StoredMethodRow method);

  @SqlQuery(
      """
      select * from stored_method where shop_id = :shopId and customer_id = :customerId
      order by created_at
      """)
  List<StoredMethodRow> ofCustomer(String shopId, String customerId);

  @SqlQuery("select * from stored_method where id = :id")
  Optional<StoredMethodRow> find(String id);

  /// The methods that were stored with an attempt.
  @SqlQuery("select * from stored_method where shop_id = :shopId and payment_id = :paymentId")
  List<StoredMethodRow> ofPayment(String shopId, String paymentId);

  /// The methods of a customer, and those that were stored with an attempt, can never be used again.
  @SqlUpdate(
      """
      delete from stored_method
      where shop_id = :shopId
        and (payment_id = :paymentId or (customer_id = :customerId and customer_id <> ''))
      """)
  int forget(String shopId, String paymentId, String customerId);
}
