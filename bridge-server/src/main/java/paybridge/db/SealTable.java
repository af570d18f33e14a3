package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The seals, and which heads each of them covers.
public interface SealTable {
  @SqlQuery("select * from seal order by number desc limit 1")
  Optional<SealRow> last();

  @SqlQuery("select * from seal where number = :number")
  Optional<SealRow> find(long number);

  @SqlQuery("select * from seal where number > :after order by number limit :most")
  List<SealRow> after(long after, int most);

  /// Takes the heads that no seal covers yet, so many at most.
  @SqlUpdate(
      """
      insert into sealed (seal, chain, number, link_hash)
      select :seal, name, number, hash from chain where sealed < number order by name limit :most
      """)
  int take(long seal, int most);

  /// The heads of a seal in order of their chains' names, from after one of them.
  @SqlQuery(
      """
      select * from sealed where seal = :seal and chain > :after order by chain limit :most
      """)
  List<SealedRow> heads(long seal, String after, int most);

  /// The chains of this seal are covered as far as it has taken them.
  @SqlUpdate(
      """
      update chain set sealed =
        (select s.number from sealed s where s.seal = :seal and s.chain = chain.name)
      where name in (select chain from sealed where seal = :seal)
      """)
  int cover(long seal);

  @SqlUpdate(
      """
      insert into seal (number, at, heads, root_hash, key, signature)
      values (:number, :at, :heads, :rootHash, :key, :signature)
      """)
  void insert(@BindMethods SealRow seal);

  /// The newest seal that covers this chain.
  @SqlQuery(
      """
      select * from seal where number in (select seal from sealed where chain = :chain)
      order by number desc limit 1
      """)
  Optional<SealRow> ofChain(String chain);
}
