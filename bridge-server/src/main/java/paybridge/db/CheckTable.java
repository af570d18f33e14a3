package paybridge.db;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Questions that go through the whole books, piece by piece. Only a check asks them.
public interface CheckTable {
  /// These questions on the connection of `t`.
  static CheckTable of(Tables t) {
    return TableStatements.of(t.handle(), new ChangeList(), _ -> {}, CheckTable.class);
  }

  @SqlQuery("select * from shop_order where id > :after order by id limit :most")
  List<OrderRow> orders(String after, int most);

  @SqlQuery("select * from message where id > :after order by id limit :most")
  List<MessageRow> messages(String after, int most);

  @SqlQuery("select * from stored_method where id > :after order by id limit :most")
  List<StoredMethodRow> storedMethods(String after, int most);

  /// Chains of orders that are not there any more.
  @SqlQuery(
      """
      select c.* from chain c
      where c.name like 'order %'
        and not exists (select 1 from shop_order o where o.id = substr(c.name, 7))
      order by c.name limit :most
      """)
  List<ChainRow> withoutOrder(int most);

  /// Chains of shops that are not there any more.
  @SqlQuery(
      """
      select c.* from chain c
      where c.name like 'shop %'
        and not exists (select 1 from shop s where s.id = substr(c.name, 6))
      order by c.name limit :most
      """)
  List<ChainRow> withoutShop(int most);

  /// Heads that were sealed and whose link is not there any more, or another.
  @SqlQuery(
      """
      select s.* from sealed s left join link l on l.chain = s.chain and l.number = s.number
      where l.hash is null or l.hash <> s.link_hash
      order by s.seal, s.chain limit :most
      """)
  List<SealedRow> broken(int most);

  /// The newest seal that has taken a head.
  @SqlQuery("select coalesce(max(seal), 0) from sealed")
  long newestSealed();

  /// When the newest line of the log was written; 0 before the first.
  @SqlQuery("select coalesce((select at from entry order by id desc limit 1), 0)")
  long newestEntry();
}
