package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The orders, and what is true about them.
public interface OrderTable {
  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      insert into shop_order (id, shop_id, shop_order_id, number, currency, asked, sequence,
        applied_sequence, word, flags, shop_says, shop_paid, newest_attempt, data_key, email_hash,
        created_at, changed_at)
      values (:id, :shopId, :shopOrderId, :number, :currency, :asked, :sequence,
        :appliedSequence, :word, :flags, :shopSays, :shopPaid, :newestAttempt, :dataKey,
        :emailHash, :createdAt, :changedAt)
      on conflict (shop_id, shop_order_id) do nothing
      """)
  int insert(@BindMethods OrderRow order);

  /// How many orders there are of each word, of those made from this id on.
  @SqlQuery(
      """
      select word as kind, count(*) as rows from shop_order where id >= :from
      group by word order by word
      """)
  List<Count> wordsSince(String from);

  @SqlQuery("select * from shop_order where id = :id")
  Optional<OrderRow> find(String id);

  @SqlQuery(
      """
      select * from shop_order where shop_id = :shopId and shop_order_id = :shopOrderId
      """)
  Optional<OrderRow> find(String shopId, String shopOrderId);

  @SqlQuery(
      """
      select * from shop_order where shop_id = :shopId and shop_order_id in (<shopOrderIds>)
      """)
  List<OrderRow> find(String shopId, @BindList List<String> shopOrderIds);

  /// As [#lock], for whoever reads the row afterwards anyway.
  @SqlUpdate("update shop_order set changed_at = changed_at where id = :id")
  int hold(String id);

  /// Keeps every other transaction away from this order until this one ends; answers the row.
  @SqlQuery("update shop_order set changed_at = changed_at where id = :id returning *")
  OrderRow lock(String id);

  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      update shop_order set currency = :currency, asked = :asked, number = :number,
        newest_attempt = :attempt, changed_at = :now
      where id = :id
      """)
  void newAttempt(String id, String number, String currency, long asked, int attempt, long now);

  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      update shop_order set sequence = :sequence, word = :word, flags = :flags, changed_at = :now
      where id = :id
      """)
  void truth(String id, long sequence, String word, String flags, long now);

  /// What the shop's book says, if this is not older than what it said before.
  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      update shop_order set applied_sequence = :applied, shop_says = :says, shop_paid = :paid
      where id = :id and applied_sequence <= :applied
      """)
  int shopSaid(String id, long applied, String says, boolean paid);

  /// What was just read in the shop's book, even when it is less than it said before; 0 when it is
  /// what was known.
  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      update shop_order set applied_sequence = :applied, shop_says = :says, shop_paid = :paid
      where id = :id and (applied_sequence <> :applied or shop_says <> :says
        or shop_paid is null or shop_paid <> :paid)
      """)
  int shopSaysNow(String id, long applied, String says, boolean paid);

  @SqlQuery(
      """
      select * from shop_order where id in (
        select id from shop_order where number = :number
        union
        select o.id from shop cross join shop_order o
          where o.shop_id = shop.id and o.shop_order_id = :number)
      order by created_at desc limit 20
      """)
  List<OrderRow> numbered(String number);

  @SqlQuery("select count(*) from shop_order")
  long count();

  @SqlQuery("select * from shop_order order by created_at, id limit :most")
  List<OrderRow> oldest(int most);

  /// The orders of a person in a shop, by the keyed hashes of the e-mail, oldest first.
  @SqlQuery(
      """
      select * from shop_order
      where email_hash in (<hashes>) and email_hash <> '' and shop_id = :shopId
      order by created_at, id limit :most offset :skip
      """)
  List<OrderRow> ofPerson(String shopId, @BindList List<String> hashes, int most, int skip);

  /// The newest orders of a person in all shops, by the keyed hashes of the e-mail.
  @SqlQuery(
      """
      select * from shop_order
      where email_hash in (<hashes>) and email_hash <> '' order by id desc limit :most
      """)
  List<OrderRow> ofEmail(@BindList List<String> hashes, int most);

  /// The newest orders of which so much was asked, in minor units of whatever currency.
  @SqlQuery("select * from shop_order where asked = :minor order by id desc limit :most")
  List<OrderRow> asking(long minor, int most);

  /// The newest orders made between two ids.
  @SqlQuery(
      """
      select * from shop_order where id >= :from and id < :to order by id desc limit :most
      """)
  List<OrderRow> made(String from, String to, int most);

  /// Whose order it is; an empty hash changes nothing.
  @Changes(Kept.ORDER)
  @SqlUpdate(
      """
      update shop_order set email_hash = :emailHash where id = :id and :emailHash <> ''
      """)
  void belongsTo(String id, String emailHash);

  /// A new data key in the place of the old one, which nobody can find any more.
  @Changes(Kept.FORGOTTEN)
  @SqlUpdate("update shop_order set data_key = :dataKey, email_hash = '' where id = :id")
  void forget(String id, byte[] dataKey);
}
