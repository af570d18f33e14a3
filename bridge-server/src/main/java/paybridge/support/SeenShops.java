package paybridge.support;

import java.util.List;
import java.util.Optional;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.support.Sessions.Person;

/// The shops that somebody sees. Every list of the console asks here; what stands below the address of
/// one order or shop is guarded by [ShopOf].
final class SeenShops {
  /// Stands for the shop of somebody who sees none: no shop has this id.
  private static final String NONE = "none";

  private SeenShops() {}

  /// By name. Inside a transaction.
  static List<ShopRow> of(Tables t, Person who) {
    return t.shops().all().stream().filter(shop -> who.sees(shop.id())).toList();
  }

  /// One of them. Inside a transaction.
  static Optional<ShopRow> one(Tables t, Person who, String id) {
    return t.shops().find(id).filter(shop -> who.sees(shop.id()));
  }

  /// The filters of a list, as far as she sees: who sees only some shops is shown one at a time, the
  /// first when she named none. Inside a transaction.
  static Filters narrowed(Tables t, Person who, Filters filters) {
    return who.access().everyShop() || !filters.of("shop").isEmpty()
        ? filters
        : filters.and(
            "shop", of(t, who).stream().findFirst().map(ShopRow::id).orElse(NONE));
  }
}
