package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What staff wrote about orders.
public interface CommentTable {
  @Changes(Kept.COMMENT)
  @SqlUpdate(
      """
      insert into order_comment (id, order_id, staff_id, at, text)
      values (:id, :orderId, :staffId, :at, :text)
      """)
  void insert(@BindMethods CommentRow comment);

  @SqlQuery("select * from order_comment where id = :id")
  Optional<CommentRow> find(String id);

  @SqlQuery("select * from order_comment where order_id = :orderId order by id")
  List<CommentRow> ofOrder(String orderId);

  /// What was written goes; who wrote and when stays.
  @SqlUpdate("update order_comment set text = null where order_id = :orderId")
  void forget(String orderId);
}
