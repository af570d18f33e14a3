package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The times of which the books may have lost something.
public interface GapTable {
  @SqlUpdate(
      """
      insert into gap (id, found_at, from_at, to_at, why, asked, list_at, listed_at, found)
      values (:id, :foundAt, :fromAt, :toAt, :why, :asked, :listAt, :listedAt, :found)
      """)
  void insert(@BindMethods GapRow gap);

  @SqlQuery("select * from gap order by id")
  List<GapRow> all();

  @SqlQuery("select count(*) from gap where list_at <= :now")
  int countDue(long now);

  @SqlQuery(
      """
      update gap set list_at = :lease
      where id in (select id from gap where list_at <= :now order by list_at limit :most)
        and list_at <= :now
      returning *
      """)
  List<GapRow> claim(long now, long lease, int most);

  /// What the gateways told; `again` is when those that did not answer are asked next, if any.
  @SqlUpdate(
      """
      update gap set listed_at = :now, list_at = :again, found = :found where id = :id
      """)
  void listed(String id, long now, @org.jspecify.annotations.Nullable Long again, String found);
}
