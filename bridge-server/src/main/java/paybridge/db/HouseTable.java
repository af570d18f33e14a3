package paybridge.db;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What the house must remember about itself.
public interface HouseTable {
  @SqlQuery("select value from house where name = :name")
  Optional<String> find(String name);

  @SqlUpdate(
      "insert into house (name, value) values (:name, :value) on conflict (name) do nothing")
  int keep(String name, String value);

  @SqlUpdate(
      """
      insert into house (name, value) values (:name, :value)
      on conflict (name) do update set value = excluded.value
      """)
  int put(String name, String value);

  /// Keeps every other transaction that asks this away until this one ends.
  @SqlUpdate("update house set value = value where name = :name")
  int lock(String name);
}
