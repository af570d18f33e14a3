package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The shops.
public interface ShopTable {
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      insert into shop (id, path_key, name, storefront, home, callback, return_hosts, state,
        platform, secrets, challenge_at, challenge_tries, created_at, heard_at, pulled_at,
        settings, look_at, looked_to, hinted_at, fallback)
      values (:id, :pathKey, :name, :storefront, :home, :callback, :returnHosts, :state,
        :platform, :secrets, :challengeAt, :challengeTries, :createdAt, :heardAt, :pulledAt,
        :settings, :lookAt, :lookedTo, :hintedAt, :fallback)
      """)
  void insert(@BindMethods ShopRow shop);

  @SqlQuery("select * from shop where id = :id")
  Optional<ShopRow> find(String id);

  @SqlQuery("select * from shop where path_key = :pathKey")
  Optional<ShopRow> findByPath(String pathKey);

  @SqlQuery("select * from shop where name = :name")
  Optional<ShopRow> findByName(String name);

  @SqlQuery("select * from shop order by name")
  List<ShopRow> all();

  /// A plugin introduced itself; nothing happens when the secrets are others than `before`.
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      update shop set callback = :callback, fallback = :fallback, return_hosts = :returnHosts,
        state = :state, platform = :platform, secrets = :secrets, challenge_at = :challengeAt,
        challenge_tries = 0, heard_at = :heardAt
      where id = :id and secrets = :before
      """)
  int met(
      String id,
      String callback,
      String fallback,
      String returnHosts,
      String state,
      String platform,
      byte[] secrets,
      long challengeAt,
      long heardAt,
      byte[] before);

  /// Another key for a plugin; whoever came with an earlier one is not looked for any more.
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      update shop set secrets = :secrets, challenge_at = null where id = :id and secrets = :before
      """)
  int pairAgain(String id, byte[] secrets, byte[] before);

  /// The shop is who it says, unless its secrets are others meanwhile.
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      update shop set state = 'live', secrets = :secrets, challenge_at = null
      where id = :id and secrets = :before
      """)
  int live(String id, byte[] secrets, byte[] before);

  @SqlQuery("select count(*) from shop where challenge_at <= :now")
  int countChallenges(long now);

  @SqlQuery(
      """
      update shop set challenge_at = :next, challenge_tries = challenge_tries + 1
      where id in (select id from shop where challenge_at <= :now order by challenge_at limit :most)
      returning *
      """)
  List<ShopRow> claimChallenges(long now, long next, int most);

  /// Ends the lease `lease`; whoever introduced itself since then has not to wait.
  @SqlUpdate("update shop set challenge_at = :at where id = :id and challenge_at = :lease")
  void challengeAgain(String id, @Nullable Long lease, long at);

  /// The shop lives elsewhere now, unless it has moved meanwhile.
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      update shop set home = :home, callback = :callback, fallback = :fallback
      where id = :id and home = :from
      """)
  int moved(String id, String from, String home, String callback, String fallback);

  @SqlUpdate("update shop set pulled_at = :at where id = :id")
  void pulled(String id, long at);

  @Changes(Kept.SHOP)
  @SqlUpdate("update shop set settings = :settings, secrets = :secrets where id = :id")
  void set(String id, String settings, byte[] secrets);

  /// The keys of a shop that installs nothing were proved.
  @Changes(Kept.SHOP)
  @SqlUpdate(
      """
      update shop set state = 'live', callback = :callback, settings = :settings,
        secrets = :secrets, heard_at = :now, look_at = :now
      where id = :id
      """)
  void letIn(String id, String callback, String settings, byte[] secrets, long now);

  @SqlQuery("select count(*) from shop where look_at <= :now")
  int countLooks(long now);

  @SqlQuery(
      """
      update shop set look_at = :lease
      where id in (select id from shop where look_at <= :now order by look_at limit :most)
        and look_at <= :now
      returning *
      """)
  List<ShopRow> claimLooks(long now, long lease, int most);

  /// Ends the lease `lease`; a hint since `began` means another look at once.
  @SqlUpdate(
      """
      update shop set looked_to = :lookedTo,
        look_at = case when hinted_at >= :began then :now else :next end
      where id = :id and look_at = :lease
      """)
  int looked(
      String id, @Nullable Long lookedTo, long began, long lease, long now, long next);

  /// The shop says that something changed. While it is being looked at, only the time is kept.
  @SqlUpdate(
      """
      update shop set hinted_at = :now,
        look_at = case when look_at > :now and look_at <= :latest then :now else look_at end
      where id = :id
      """)
  void hinted(String id, long now, long latest);

  /// Whoever looked is dead. The word "is not null" lets the index be used.
  @SqlUpdate("update shop set look_at = :now where look_at is not null and look_at > :now")
  int endLooks(long now);
}
