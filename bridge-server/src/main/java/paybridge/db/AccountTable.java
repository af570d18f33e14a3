package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The accounts at gateways.
public interface AccountTable {
  @Changes(Kept.ACCOUNT)
  @SqlUpdate(
      """
      insert into account (id, path_key, name, gateway, live, settings, secrets, created_at)
      values (:id, :pathKey, :name, :gateway, :live, :settings, :secrets, :createdAt)
      """)
  void insert(@BindMethods AccountRow account);

  @SqlQuery("select * from account where id = :id")
  Optional<AccountRow> find(String id);

  @SqlQuery("select * from account where path_key = :pathKey and gateway = :gateway")
  Optional<AccountRow> findByPath(String gateway, String pathKey);

  @SqlQuery("select * from account where name = :name")
  Optional<AccountRow> findByName(String name);

  @SqlQuery("select * from account order by name")
  List<AccountRow> all();

  @Changes(Kept.ACCOUNT)
  @SqlUpdate("update account set settings = :settings, secrets = :secrets where id = :id")
  void change(String id, String settings, byte[] secrets);
}
