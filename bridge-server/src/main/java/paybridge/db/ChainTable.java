package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The chains of the history and their links.
public interface ChainTable {
  /// The head with its next number; it still has the hash of the link before. Keeps every other
  /// transaction away from the chain until this one ends.
  @SqlQuery(
      """
      insert into chain (name, number, hash, sealed) values (:name, 1, :none, 0)
      on conflict (name) do update set number = chain.number + 1
      returning *
      """)
  ChainRow next(String name, byte[] none);

  @SqlUpdate("update chain set hash = :hash where name = :chain")
  void head(@BindMethods LinkRow link);

  @SqlUpdate(
      """
      insert into link (chain, number, at, contents, hash)
      values (:chain, :number, :at, :contents, :hash)
      """)
  void add(@BindMethods LinkRow link);

  @SqlQuery("select * from chain where name = :name")
  Optional<ChainRow> find(String name);

  @SqlQuery("select * from link where chain = :chain order by number")
  List<LinkRow> links(String chain);

  @SqlQuery("select * from link where chain = :chain and number = :number")
  Optional<LinkRow> link(String chain, long number);

  /// The chains in order of their names, from after one of them.
  @SqlQuery("select * from chain where name > :after order by name limit :most")
  List<ChainRow> after(String after, int most);

  @SqlQuery("select count(*) from (select 1 from chain where sealed < number limit 1) as due")
  int countUnsealed();
}
