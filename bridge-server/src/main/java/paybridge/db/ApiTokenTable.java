package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The tokens of programs.
public interface ApiTokenTable {
  @Changes(Kept.TOKEN)
  @SqlUpdate(
      """
      insert into api_token (id, staff_id, name, token_hash, created_at, used_at, revoked_at)
      values (:id, :staffId, :name, :tokenHash, :createdAt, :usedAt, :revokedAt)
      """)
  void insert(@BindMethods ApiTokenRow token);

  @SqlQuery("select * from api_token where id = :id")
  Optional<ApiTokenRow> find(String id);

  /// The token with this hash, if it counts still.
  @SqlQuery("select * from api_token where token_hash = :tokenHash and revoked_at is null")
  Optional<ApiTokenRow> findByHash(String tokenHash);

  @SqlQuery("select * from api_token where staff_id = :staffId order by id")
  List<ApiTokenRow> ofStaff(String staffId);

  @SqlQuery("select * from api_token order by id")
  List<ApiTokenRow> all();

  @SqlUpdate("update api_token set used_at = :now where id = :id")
  int used(String id, long now);

  @Changes(Kept.TOKEN)
  @SqlUpdate("update api_token set revoked_at = :now where id = :id and revoked_at is null")
  int revoke(String id, long now);
}
