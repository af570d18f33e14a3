package paybridge.torture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import paybridge.db.SqliteReader;
import paybridge.db.Tables;

/// What the bridge's own books say of an order at one moment.
///
/// @param differs the divergence that was found, or empty
/// @param telling how telling the shop the newest picture goes: `due`, `delivered`, `parked`, or
///     empty when there is nothing to tell
/// @param cases the kinds of its open cases
record Sight(String word, String differs, String telling, Set<String> cases) {
  private record Row(String shopOrderId, String word, String differs, String telling) {}

  private record Open(String shopOrderId, String kind) {}

  /// Every order by its number in its shop; no two shops use one number here.
  static Map<String, Sight> all(SqliteReader reader) {
    return reader.read(Sight::all);
  }

  private static Map<String, Sight> all(Tables t) {
    var cases = new HashMap<String, Set<String>>();
    t.handle()
        .createQuery(
            "select o.shop_order_id, c.kind from support_case c"
                + " join shop_order o on o.id = c.order_id where c.state = 'open'")
        .map((row, _) -> new Open(row.getString(1), row.getString(2)))
        .forEach(
            open -> cases.computeIfAbsent(open.shopOrderId(), _ -> new TreeSet<>()).add(open.kind()));
    var all = new HashMap<String, Sight>();
    t.handle()
        .createQuery(
            "select o.shop_order_id, o.word, c.differs, coalesce((select u.state from order_update u"
                + " where u.order_id = o.id order by u.sequence desc limit 1), '')"
                + " from shop_order o join comparison c on c.order_id = o.id")
        .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .forEach(
            row ->
                all.put(
                    row.shopOrderId(),
                    new Sight(
                        row.word(), row.differs(), row.telling(),
                        cases.getOrDefault(row.shopOrderId(), Set.of()))));
    return all;
  }
}
