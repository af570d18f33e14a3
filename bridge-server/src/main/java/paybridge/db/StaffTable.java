package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The people of the console and their sessions.
public interface StaffTable {
  @Changes(Kept.STAFF)
  @SqlUpdate(
      """
      insert into staff (id, email, name, password, role, created_at)
      values (:id, :email, :name, :password, :role, :createdAt)
      """)
  void insert(@BindMethods StaffRow person);

  @SqlQuery("select * from staff where email = :email")
  Optional<StaffRow> findByEmail(String email);

  @SqlQuery("select * from staff where id = :id")
  Optional<StaffRow> find(String id);

  @SqlQuery("select * from staff order by email")
  List<StaffRow> all();

  @Changes(Kept.STAFF)
  @SqlUpdate("update staff set password = :password where id = :id")
  void password(String id, String password);

  @SqlUpdate(
      """
      insert into staff_session (token_hash, staff_id, csrf, created_at, expires_at)
      values (:tokenHash, :staffId, :csrf, :createdAt, :expiresAt)
      """)
  void signIn(@BindMethods SessionRow session);

  @SqlQuery("select * from staff_session where token_hash = :tokenHash and expires_at > :now")
  Optional<SessionRow> session(String tokenHash, long now);

  @SqlUpdate("delete from staff_session where token_hash = :tokenHash")
  int signOut(String tokenHash);

  @SqlUpdate("delete from staff_session where staff_id = :staffId")
  int signOutEverywhere(String staffId);

  @SqlUpdate(
      """
      insert into signin_link (token_hash, staff_id, expires_at, used_at)
      values (:tokenHash, :staffId, :expiresAt, null)
      """)
  void link(String tokenHash, String staffId, long expiresAt);

  /// Uses a sign-in link, once.
  @SqlQuery(
      """
      update signin_link set used_at = :now
      where token_hash = :tokenHash and used_at is null and expires_at > :now
      returning staff_id
      """)
  Optional<String> useLink(String tokenHash, long now);
}
