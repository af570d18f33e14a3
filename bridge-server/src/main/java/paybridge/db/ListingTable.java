package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Daily listings, and what they found that nobody here knows.
public interface ListingTable {
  @SqlUpdate(
      """
      insert into listing (account_id, at, listed_to) values (:accountId, :at, :listedTo)
      on conflict (account_id) do nothing
      """)
  int begin(@BindMethods ListingRow row);

  /// The ids of accounts that have no listing yet.
  @SqlQuery(
      """
      select id from account
      where not exists (select 1 from listing l where l.account_id = account.id) order by id
      """)
  List<String> accountsWithout();

  @SqlQuery("select * from listing where at <= :now order by account_id")
  List<ListingRow> due(long now);

  /// The right to list now; 0 when somebody else has it.
  @SqlUpdate("update listing set at = :lease where account_id = :accountId and at <= :now")
  int claim(String accountId, long now, long lease);

  @SqlUpdate("update listing set at = :at, listed_to = :listedTo where account_id = :accountId")
  void listed(@BindMethods ListingRow row);

  @SqlUpdate(
      """
      insert into orphan (account_id, reference, gateway_reference, said, found_at, last_at, state)
      values (:accountId, :reference, :gatewayReference, :said, :foundAt, :lastAt, :state)
      on conflict (account_id, reference) do update
        set said = excluded.said, last_at = excluded.last_at
      """)
  int orphan(@BindMethods OrphanRow row);

  /// Its payment has appeared.
  @SqlUpdate(
      """
      update orphan set state = 'matched', last_at = :now
      where account_id = :accountId and reference = :reference and state = 'open'
      """)
  int matched(String accountId, String reference, long now);

  @SqlQuery("select * from orphan where account_id = :accountId and reference = :reference")
  Optional<OrphanRow> find(String accountId, String reference);

  @SqlQuery("select * from orphan where state = 'open' order by found_at limit :most")
  List<OrphanRow> orphans(int most);
}
