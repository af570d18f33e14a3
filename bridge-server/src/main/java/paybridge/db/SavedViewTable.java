package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The filters that people keep under names; everybody her own.
public interface SavedViewTable {
  /// Keeps a view; one of the same person, page and name gets the new filters.
  @SqlUpdate(
      """
      insert into saved_view (id, staff_id, page, name, query, created_at)
      values (:id, :staffId, :page, :name, :query, :createdAt)
      on conflict (staff_id, page, name) do update set query = excluded.query
      """)
  int keep(@BindMethods SavedViewRow view);

  /// All views of a person, by name.
  @SqlQuery("select * from saved_view where staff_id = :staffId order by name, id")
  List<SavedViewRow> ofPerson(String staffId);

  /// Deletes a view of this person; 0 when she has none with this id.
  @SqlUpdate("delete from saved_view where id = :id and staff_id = :staffId")
  int delete(String id, String staffId);
}
