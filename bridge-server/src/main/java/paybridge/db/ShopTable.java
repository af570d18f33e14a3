package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The shops.
public interface ShopTable {
  @SqlUpdate(
      """
      insert into shop (id, path_key, name, storefront, home, callback, return_hosts, state,
        platform, secrets, challenge_at, challenge_tries, created_at, heard_at, pulled_at)
      values (:id, :pathKey, :name, :storefront, :home, :callback, :returnHosts, :state,
        :platform, :secrets, :challengeAt, :challengeTries, :createdAt, :heardAt, :pulledAt)
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

  @SqlUpdate(
      """
      update shop set callback = :callback, return_hosts = :returnHosts, state = :state,
        platform = :platform, secrets = :secrets, challenge_at = :challengeAt, challenge_tries = 0,
        heard_at = :heardAt
      where id = :id
      """)
  void met(
      String id,
      String callback,
      String returnHosts,
      String state,
      String platform,
      byte[] secrets,
      long challengeAt,
      long heardAt);

  @SqlUpdate("update shop set secrets = :secrets, state = :state where id = :id")
  void change(String id, String state, byte[] secrets);

  @SqlUpdate(
      """
      update shop set state = 'live', secrets = :secrets, challenge_at = null where id = :id
      """)
  void live(String id, byte[] secrets);

  @SqlQuery("select count(*) from shop where challenge_at <= :now")
  int countChallenges(long now);

  @SqlQuery(
      """
      update shop set challenge_at = :next, challenge_tries = challenge_tries + 1
      where id in (select id from shop where challenge_at <= :now order by challenge_at limit :most)
      returning *
      """)
  List<ShopRow> claimChallenges(long now, long next, int most);

  @SqlUpdate("update shop set challenge_at = :at where id = :id and challenge_at is not null")
  void challengeAgain(String id, @Nullable Long at);

  /// The shop lives elsewhere now, unless it has moved meanwhile.
  @SqlUpdate(
      """
      update shop set home = :home, callback = :callback where id = :id and home = :from
      """)
  int moved(String id, String from, String home, String callback);

  @SqlUpdate("update shop set pulled_at = :at where id = :id")
  void pulled(String id, long at);
}
