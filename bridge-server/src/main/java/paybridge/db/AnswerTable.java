package paybridge.db;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// First answers, by shop, call and message id.
public interface AnswerTable {
  @SqlUpdate(
      """
      insert into answer (shop_id, call, message_id, body_hash, status, body, created_at)
      values (:shopId, :call, :messageId, :bodyHash, :status, :body, :createdAt)
      on conflict (shop_id, call, message_id) do nothing
      """)
  int begin(@BindMethods AnswerRow answer);

  @SqlQuery(
      """
      select * from answer
      where shop_id = :shopId and call = :call and message_id = :messageId
      """)
  Optional<AnswerRow> find(String shopId, String call, String messageId);

  @SqlUpdate(
      """
      update answer set status = :status, body = :body
      where shop_id = :shopId and call = :call and message_id = :messageId and status is null
      """)
  int finish(String shopId, String call, String messageId, int status, byte[] body);

  /// Forgets a call that was answered "try again": the next one with this id starts anew.
  @SqlUpdate(
      """
      delete from answer
      where shop_id = :shopId and call = :call and message_id = :messageId and status is null
      """)
  int forget(String shopId, String call, String messageId);

  @SqlUpdate("delete from answer where created_at < :before")
  int forgetOld(long before);
}
