package paybridge.shop;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import paybridge.connector.Account;
import paybridge.connector.ShopAccount;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.db.AccountRow;
import paybridge.db.Database;
import paybridge.db.OfferRow;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.vault.Vault;

/// Finds shops, accounts and offers. What was found is kept for a second, so that a change made by
/// another process is seen soon and a busy checkout does not open the same secrets again and again.
public final class Directory {
  private static final long KEPT_MILLIS = 1_000;
  private static final int MOST_KEPT = 10_000;

  private final Database database;
  private final SealedSettings settings;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

  public Directory(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.settings = new SealedSettings(vault);
    this.clock = clock;
  }

  /// Grows with every change; what was looked up before one is not kept beyond it.
  private final AtomicLong changes = new AtomicLong();

  private record Kept(Object found, long until, long changes) {}

  /// The shop with this key in its URLs.
  public Optional<Shop> shopByPath(String pathKey) {
    return keep(
        "path " + pathKey,
        () -> database.read(t -> t.shops().findByPath(pathKey)).map(this::shop));
  }

  /// The shop with this id; it must exist.
  public Shop shop(String id) {
    return keep("shop " + id, () -> database.read(t -> t.shops().find(id)).map(this::shop))
        .orElseThrow(() -> new IllegalStateException("no shop " + id));
  }

  /// The account with this id; it must exist.
  public GatewayAccount account(String id) {
    return keep("account " + id, () -> database.read(t -> t.accounts().find(id)).map(this::account))
        .orElseThrow(() -> new IllegalStateException("no account " + id));
  }

  /// The same for whoever is in a transaction already: a second one inside it would need a second
  /// connection, and when all are taken by such callers, all of them wait for ever.
  public GatewayAccount account(Tables tables, String id) {
    return keep("account " + id, () -> tables.accounts().find(id).map(this::account))
        .orElseThrow(() -> new IllegalStateException("no account " + id));
  }

  /// The account that this gateway's notifications with this key in the URL belong to.
  public Optional<GatewayAccount> accountByPath(String gateway, String pathKey) {
    return keep(
        "notify " + gateway + " " + pathKey,
        () -> database.read(t -> t.accounts().findByPath(gateway, pathKey)).map(this::account));
  }

  /// The offers of a shop, in order of rank.
  public List<OfferRow> offers(String shopId) {
    return keep(
            "offers " + shopId, () -> Optional.of(database.read(t -> t.offers().ofShop(shopId))))
        .orElse(List.of());
  }

  /// Forgets what was kept: something was changed in this process.
  public void changed() {
    changes.incrementAndGet();
    kept.clear();
  }

  /// A shop's row as its dialect needs it.
  public Shop shop(ShopRow row) {
    var storefront =
        InstalledConnectors.storefront(row.storefront())
            .orElseThrow(
                () -> new IllegalStateException("no storefront is called " + row.storefront()));
    var account =
        new ShopAccount(
            row.pathKey(),
            row.name(),
            row.home(),
            row.callback(),
            row.fallback(),
            settings.open(row.id(), row.settings(), row.secrets(), ShopPolicies.with(storefront)));
    return new Shop(row, account, storefront);
  }

  private GatewayAccount account(AccountRow row) {
    var gateway =
        InstalledConnectors.gateway(row.gateway())
            .orElseThrow(() -> new IllegalStateException("no gateway is called " + row.gateway()));
    var account =
        new Account(
            row.id(),
            row.name(),
            row.live(),
            settings.open(row.id(), row.settings(), row.secrets(), gateway.settings()));
    return new GatewayAccount(row, account, gateway);
  }

  @SuppressWarnings("unchecked")
  private <T> Optional<T> keep(String name, Supplier<Optional<T>> find) {
    long now = clock.millis();
    long unchanged = changes.get();
    var before = kept.get(name);
    if (before != null
        && before.changes() == unchanged
        && now < before.until()
        && now > before.until() - 2 * KEPT_MILLIS) {
      return Optional.of((T) before.found());
    }
    var found = find.get();
    if (kept.size() > MOST_KEPT) {
      kept.clear();
    }
    found.ifPresent(value -> kept.put(name, new Kept(value, now + KEPT_MILLIS, unchanged)));
    return found;
  }
}
