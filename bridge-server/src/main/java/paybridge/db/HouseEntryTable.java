package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The journal of the house: what was done about people and keys.
public interface HouseEntryTable {
  @Changes(Kept.JOURNAL)
  @SqlUpdate(
      """
      insert into house_entry (id, at, who, what, detail)
      values (:id, :at, :who, :what, :detail)
      """)
  void insert(@BindMethods HouseEntryRow entry);

  @SqlQuery("select * from house_entry where id = :id")
  Optional<HouseEntryRow> find(String id);

  /// The newest lines before this one.
  @SqlQuery("select * from house_entry where id < :before order by id desc limit :most")
  List<HouseEntryRow> before(String before, int most);
}
