package paybridge.shop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.ShopAccount;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Settings;
import paybridge.connector.Wire;
import paybridge.connector.kit.Digests;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.vault.Vault;
import paybridge.work.Bell;
import paybridge.work.Chance;

/// Lets the bridge into a shop that installs nothing: by the shop's own page, or by keys that were
/// made by hand. Keys count only once they opened the shop at its registered address: the message
/// that brings them is unsigned and does not say which shop it comes from (woocommerce.md, b7).
public final class ConnectShop {
  private static final Duration GRANT = Duration.ofMinutes(30);
  private static final String TOKEN = "grant";
  private static final String LOOKS = "looking for orders";
  private static final int HINT_BYTES = 24;
  private final Database database;
  private final Directory directory;
  private final SealedSettings settings;
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;
  private final Wire wire;
  private final Bell bell;

  public ConnectShop(
      Database database,
      Directory directory,
      Vault vault,
      InstantSource clock,
      Ids ids,
      Chance chance,
      Wire wire,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.settings = new SealedSettings(vault);
    this.clock = clock;
    this.ids = ids;
    this.chance = chance;
    this.wire = wire;
    this.bell = bell;
  }

  /// What came of keys.
  public sealed interface Outcome {
    /// They opened the shop.
    record LetIn(String way) implements Outcome {}

    /// They did not count; the shop deletes those that it made.
    record Not(String why) implements Outcome {}
  }

  /// The page of the shop where its owner agrees; good for 30 minutes and one try. An older one is
  /// worth nothing any more.
  ///
  /// @throws Register.Wrong when the shop could not send its answer to the bridge
  public String page(Shop shop, String publicUrl) {
    var finds = withoutPlugin(shop);
    if (!publicUrl.startsWith("https:")) {
      throw new Register.Wrong(
          "A shop sends its keys to an https address only, and --public-url is "
              + publicUrl
              + ". Make a key by hand (WooCommerce, Settings, Advanced, REST API; read and write)"
              + " and type: ./bridge shop keys "
              + shop.row().name()
              + " --consumer-key ck_… --consumer-secret @FILE");
    }
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(24));
    long until = clock.millis() + GRANT.toMillis();
    change(shop.id(), (_, secrets) -> secrets.put(TOKEN, new Secret(token + "." + until)));
    var below = publicUrl + "/shops/" + shop.row().pathKey();
    return finds.grantPage(shop.row().home(), token, below + "/grant", below + "/connected");
  }

  /// True while an answer of the shop's page is waited for.
  public boolean waits(Shop shop) {
    return database
        .read(t -> t.shops().find(shop.id()))
        .map(directory::shop)
        .flatMap(now -> now.account().settings().newest(TOKEN))
        .filter(token -> until(token) > clock.millis())
        .isPresent();
  }

  /// Takes the keys that the shop's page sends. The token is used up before they are tried.
  public Outcome granted(Shop shop, Incoming message) {
    var granted = withoutPlugin(shop).granted(message);
    if (granted.isEmpty()) {
      return new Outcome.Not("The message holds no keys for reading and writing.");
    }
    if (!use(shop.id(), granted.get().token())) {
      return new Outcome.Not("This way in was not opened here, or it is used up. Begin again.");
    }
    return keys(shop, granted.get().keys());
  }

  /// Tries keys at the shop's registered address and keeps them if they open it.
  public Outcome keys(Shop shop, Map<String, Secret> keys) {
    var finds = withoutPlugin(shop);
    if (!keys.keySet().containsAll(finds.keys())) {
      return new Outcome.Not("Wanted are " + String.join(" and ", finds.keys()) + ".");
    }
    var secrets = new HashMap<String, List<Secret>>();
    keys.forEach((name, secret) -> secrets.put(name, List.of(secret)));
    var before = shop.account();
    var values = new HashMap<>(before.settings().values());
    values.remove(FindsOrders.WAY);
    var trying =
        new ShopAccount(
            before.key(), before.name(), before.home(), finds.callback(before.home()),
            new Settings(values, secrets));
    return switch (finds.prove(new StorefrontCall(trying, wire, clock.instant()))) {
      case Answer.Done<String>(var way) -> letIn(shop, finds, keys, way);
      case Answer.Refused<String>(_, var why) -> refused(shop, why);
      case Answer.NotSent<String>(var why, _) -> refused(shop, why);
      case Answer.Unknown<String>(var why) -> refused(shop, why);
    };
  }

  private Outcome letIn(Shop shop, FindsOrders finds, Map<String, Secret> keys, String way) {
    database.write(
        t -> {
          var row = t.shops().find(shop.id()).orElseThrow();
          var known = directory.shop(row).account().settings();
          var values = plain(row);
          values.put(FindsOrders.WAY, way);
          var secrets = new LinkedHashMap<>(known.secrets());
          keys.forEach((name, secret) -> secrets.put(name, List.of(secret)));
          secrets.remove("pairing");
          // Letters and digits only: the shop decodes entities in it (b6).
          secrets.computeIfAbsent(
              FindsOrders.HINTS,
              _ -> List.of(new Secret(Digests.hex(chance.bytes(HINT_BYTES)))));
          t.shops()
              .letIn(
                  row.id(), finds.callback(row.home()), settings.values(values),
                  settings.seal(row.id(), secrets), clock.millis());
          entry(t, shop, "ok", "The keys opened the shop (" + way + "): live.");
          return row;
        });
    directory.changed();
    bell.ring(LOOKS);
    return new Outcome.LetIn(way);
  }

  private Outcome refused(Shop shop, String why) {
    database.write(
        t -> {
          entry(t, shop, "refused", "The keys did not open the shop: " + why);
          return shop;
        });
    return new Outcome.Not(why);
  }

  /// Remembers how the shop accepts its keys now.
  public void remember(Shop shop, String way) {
    if (!way.equals(shop.account().settings().text(FindsOrders.WAY))) {
      change(shop.id(), (values, _) -> values.put(FindsOrders.WAY, way));
    }
  }

  private boolean use(String shopId, String token) {
    return database.write(
        t -> {
          var row = t.shops().find(shopId).orElseThrow();
          var secrets = new LinkedHashMap<>(directory.shop(row).account().settings().secrets());
          var held = Optional.ofNullable(secrets.remove(TOKEN)).map(List::getFirst);
          boolean right =
              held.filter(secret -> until(secret) > clock.millis())
                  .map(secret -> secret.reveal().substring(0, secret.reveal().indexOf('.')))
                  .filter(
                      known ->
                          Digests.same(
                              known.getBytes(StandardCharsets.UTF_8),
                              token.getBytes(StandardCharsets.UTF_8)))
                  .isPresent();
          if (right) {
            t.shops().set(shopId, row.settings(), settings.seal(shopId, secrets));
          }
          return right;
        });
  }

  private static long until(Secret token) {
    var text = token.reveal();
    return Long.parseLong(text.substring(text.indexOf('.') + 1));
  }

  private void change(
      String shopId, BiConsumer<Map<String, String>, Map<String, Secret>> change) {
    database.write(
        t -> {
          var row = t.shops().find(shopId).orElseThrow();
          var values = plain(row);
          var more = new HashMap<String, Secret>();
          change.accept(values, more);
          var secrets = new LinkedHashMap<>(directory.shop(row).account().settings().secrets());
          more.forEach((name, secret) -> secrets.put(name, List.of(secret)));
          t.shops().set(shopId, settings.values(values), settings.seal(shopId, secrets));
          return row;
        });
    directory.changed();
  }

  private Map<String, String> plain(ShopRow row) {
    return settings.plain(row.settings());
  }

  private static FindsOrders withoutPlugin(Shop shop) {
    if (shop.storefront() instanceof FindsOrders finds) {
      return finds;
    }
    throw new Register.Wrong(
        "'" + shop.row().name() + "' is a shop with our plugin: ./bridge shop plugin.");
  }

  private void entry(Tables t, Shop shop, String result, String detail) {
    t.entries()
        .insert(
            new EntryRow(
                ids.next(), clock.millis(), shop.id(), null, null, null, null, "bridge→shop",
                "keys", result, detail, null, null, null));
  }
}
