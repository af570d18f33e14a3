package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The people of the console and their sessions.
public interface StaffTable {
  @Changes(Kept.STAFF)
  @SqlUpdate(
      """
      insert into staff (id, email, name, password, role, created_at, shops, otp, otp_step, left_at)
      values (:id, :email, :name, :password, :role, :createdAt, :shops, :otp, :otpStep, :leftAt)
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
      insert into staff_session (token_hash, staff_id, csrf, created_at, expires_at, waits,
        confirmed_at, seen_at, agent)
      values (:tokenHash, :staffId, :csrf, :createdAt, :expiresAt, :waits, :confirmedAt, :seenAt,
        :agent)
      """)
  void signIn(@BindMethods SessionRow session);

  @SqlQuery("select * from staff_session where token_hash = :tokenHash and expires_at > :now")
  Optional<SessionRow> session(String tokenHash, long now);

  /// What she may do and see.
  @Changes(Kept.STAFF)
  @SqlUpdate("update staff set name = :name, role = :role, shops = :shops where id = :id")
  void grant(String id, String name, String role, String shops);

  /// Her second factor; null takes it away.
  @Changes(Kept.STAFF)
  @SqlUpdate("update staff set otp = :otp, otp_step = :step where id = :id")
  void otp(String id, byte @Nullable [] otp, @Nullable Long step);

  /// Uses a code of this time step up; 0 when it or a later one was used before.
  @SqlUpdate(
      """
      update staff set otp_step = :step
      where id = :id and (otp_step is null or otp_step < :step)
      """)
  int useStep(String id, long step);

  @Changes(Kept.STAFF)
  @SqlUpdate("update staff set left_at = :at where id = :id")
  void left(String id, @Nullable Long at);

  @SqlQuery(
      """
      select * from staff_session where staff_id = :staffId and expires_at > :now and waits = 0
      order by created_at desc, token_hash
      """)
  List<SessionRow> sessions(String staffId, long now);

  @SqlUpdate("update staff_session set confirmed_at = :now where token_hash = :tokenHash")
  void confirmed(String tokenHash, long now);

  @SqlUpdate("update staff_session set seen_at = :now where token_hash = :tokenHash")
  void seen(String tokenHash, long now);

  /// Ends one session of this person, and of nobody else.
  @SqlUpdate(
      "delete from staff_session where token_hash = :tokenHash and staff_id = :staffId")
  int signOut(String tokenHash, String staffId);

  @SqlUpdate("delete from recovery_code where staff_id = :staffId")
  void forgetCodes(String staffId);

  @SqlUpdate(
      "insert into recovery_code (code_hash, staff_id, used_at) values (:hash, :staffId, null)")
  void code(String hash, String staffId);

  /// Uses a recovery code up; 0 when it is not hers or was used.
  @SqlUpdate(
      """
      update recovery_code set used_at = :now
      where code_hash = :hash and staff_id = :staffId and used_at is null
      """)
  int useCode(String hash, String staffId, long now);

  @SqlQuery("select count(*) from recovery_code where staff_id = :staffId and used_at is null")
  int codesLeft(String staffId);

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
