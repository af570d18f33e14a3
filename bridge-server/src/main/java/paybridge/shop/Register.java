package paybridge.shop;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.FindsOrders;
import paybridge.connector.Gateway;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.AccountRow;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OfferRow;
import paybridge.db.ShopRow;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// Registers accounts, shops and offers: what the set-up pages and the command line both call.
public final class Register {
  private final Database database;
  private final SealedSettings settings;
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;

  public Register(
      Database database, Vault vault, InstantSource clock, Ids ids, Chance chance) {
    this.database = database;
    this.settings = new SealedSettings(vault);
    this.clock = clock;
    this.ids = ids;
    this.chance = chance;
  }

  /// A setting that cannot be accepted; the message names it.
  public static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Wrong(String message) {
      super(message);
    }
  }

  /// Adds an account at a gateway.
  ///
  /// @param values plain settings by name; `secrets` by name, newest first
  /// @throws Wrong naming the setting that is missing, unknown or malformed
  public AccountRow account(
      String name,
      String gatewayName,
      boolean live,
      Map<String, String> values,
      Map<String, List<Secret>> secrets) {
    named(name);
    var gateway =
        InstalledConnectors.gateway(gatewayName)
            .orElseThrow(
                () ->
                    new Wrong(
                        "No gateway is called '"
                            + gatewayName
                            + "'. There are: "
                            + String.join(
                                ", ",
                                InstalledConnectors.gateways().stream()
                                    .map(Gateway::name)
                                    .toList())
                            + "."));
    check(PortalLink.with(gateway), values, secrets);
    var id = ids.next();
    var row =
        new AccountRow(
            id,
            key(),
            name,
            gatewayName,
            live,
            settings.values(values),
            settings.seal(id, secrets),
            clock.millis());
    return database.write(
        t -> {
          if (t.accounts().findByName(name).isPresent()) {
            throw new Wrong("There is an account called '" + name + "' already.");
          }
          t.accounts().insert(row);
          return row;
        });
  }

  /// Changes settings of an account. A new secret goes before the old one, which stays valid for
  /// what comes in.
  ///
  /// @throws Wrong naming the setting that is unknown or malformed
  public void change(
      GatewayAccount account, Map<String, String> values, Map<String, Secret> secrets) {
    var all = new LinkedHashMap<>(account.account().settings().values());
    all.putAll(values);
    var kept = new LinkedHashMap<>(account.account().settings().secrets());
    secrets.forEach(
        (name, secret) -> {
          var list = new ArrayList<Secret>(List.of(secret));
          kept.getOrDefault(name, List.of()).stream()
              .filter(old -> !old.equals(secret))
              .limit(1)
              .forEach(list::add);
          kept.put(name, list);
        });
    check(PortalLink.with(account.gateway()), all, kept);
    database.write(
        t -> {
          t.accounts()
              .change(account.id(), settings.values(all), settings.seal(account.id(), kept));
          return account;
        });
  }

  /// A shop and the secret that its plugin introduces itself with, once.
  public record NewShop(ShopRow row, Secret pairing) {}

  /// Adds a shop at `home`.
  public NewShop shop(String name, String storefront, String home) {
    return shop(name, storefront, home, Map.of(), false);
  }

  /// Adds a shop at `home` with plain settings.
  ///
  /// @param plainHttp a shop without plugin may be at an http address, where its keys sign
  public NewShop shop(
      String name,
      String storefront,
      String home,
      Map<String, String> values,
      boolean plainHttp) {
    named(name);
    var found = InstalledConnectors.storefront(storefront);
    if (found.isEmpty()) {
      throw new Wrong(
          "No storefront is called '"
              + storefront
              + "'. There are: "
              + String.join(
                  ", ",
                  InstalledConnectors.storefronts().stream().map(s -> s.name()).toList())
              + ".");
    }
    check(ShopPolicies.with(found.get()), values, Map.of());
    if (found.get() instanceof FindsOrders && !plainHttp && !home(home).startsWith("https:")) {
      throw new Wrong(
          "A shop without plugin must be at an https address, but this is "
              + home
              + ". For trying things on plain http add --allow-http.");
    }
    var id = ids.next();
    var pairing = StandardWebhooks.secret(chance.bytes(32));
    var row =
        new ShopRow(
            id,
            key(),
            name,
            storefront,
            home(home),
            "",
            "",
            "new",
            "",
            settings.seal(id, Map.of("pairing", List.of(pairing))),
            null,
            0,
            clock.millis(),
            null,
            null,
            settings.values(values),
            null,
            null,
            null,
            "");
    database.write(
        t -> {
          if (t.shops().findByName(name).isPresent()) {
            throw new Wrong("There is a shop called '" + name + "' already.");
          }
          t.shops().insert(row);
          return row;
        });
    return new NewShop(row, pairing);
  }

  /// Changes plain settings of a shop.
  ///
  /// @throws Wrong naming the setting that is unknown or malformed
  public void change(Shop shop, Map<String, String> values) {
    check(ShopPolicies.with(shop.storefront()), values, Map.of());
    database.write(
        t -> {
          var row = t.shops().find(shop.id()).orElseThrow();
          var all = settings.plain(row.settings());
          all.putAll(values);
          t.shops().set(shop.id(), settings.values(all), row.secrets());
          return shop;
        });
  }

  /// Gives a shop a fresh pairing secret; the old one is worth nothing from now on.
  public NewShop pairAgain(Shop shop) {
    var pairing = StandardWebhooks.secret(chance.bytes(32));
    boolean done =
        database.write(
            t -> {
              var row = t.shops().find(shop.id()).orElseThrow();
              var secrets = new LinkedHashMap<>(settings.secrets(row.id(), row.secrets()));
              if (row.challengeAt() != null) {
                // Whoever introduced itself with the key before this one is not found any more; what
                // a live shop signs with stays.
                secrets.replaceAll((_, all) -> List.of(all.getLast()));
              }
              secrets.put("pairing", List.of(pairing));
              return t.shops()
                      .pairAgain(row.id(), settings.seal(row.id(), secrets), row.secrets())
                  == 1;
            });
    return done ? new NewShop(shop.row(), pairing) : pairAgain(shop);
  }

  /// Offers every method of an account in a shop; codes that are taken get the account's name.
  public List<OfferRow> offerAll(Shop shop, GatewayAccount account) {
    return database.write(
        t -> {
          var offers = new ArrayList<OfferRow>();
          var taken = new ArrayList<>(t.offers().ofShop(shop.id()));
          for (var method : account.gateway().methods(account.account())) {
            if (taken.stream()
                .anyMatch(
                    offer ->
                        offer.accountId().equals(account.id())
                            && offer.method().equals(method.code()))) {
              continue;
            }
            var free = taken.stream().noneMatch(offer -> offer.code().equals(method.code()));
            var offer =
                new OfferRow(
                    ids.next(),
                    shop.id(),
                    account.id(),
                    method.code(),
                    free ? method.code() : account.row().name() + "-" + method.code(),
                    method.title(),
                    String.join(" ", method.countries()),
                    String.join(" ", method.currencies()),
                    null,
                    null,
                    taken.size() + 1,
                    clock.millis());
            t.offers().insert(offer);
            taken.add(offer);
            offers.add(offer);
          }
          return offers;
        });
  }

  private static void check(
      List<SettingSpec> specs, Map<String, String> values, Map<String, List<Secret>> secrets) {
    for (var name : values.keySet()) {
      find(specs, name, false);
    }
    for (var name : secrets.keySet()) {
      find(specs, name, true);
    }
    for (var spec : specs) {
      var value = values.getOrDefault(spec.name(), spec.defaultValue());
      boolean there =
          spec.kind() == SettingSpec.Kind.SECRET
              ? !secrets.getOrDefault(spec.name(), List.of()).isEmpty()
              : !value.isEmpty();
      if (spec.required() && !there) {
        throw new Wrong("The setting '" + spec.name() + "' is missing: " + spec.help());
      }
      if (there && !fits(spec, value)) {
        throw new Wrong("The setting '" + spec.name() + "' has a wrong value: " + spec.help());
      }
    }
  }

  private static void find(List<SettingSpec> specs, String name, boolean secret) {
    var spec = specs.stream().filter(s -> s.name().equals(name)).findFirst();
    if (spec.isEmpty()) {
      throw new Wrong(
          "There is no setting '"
              + name
              + "'. There are: "
              + String.join(", ", specs.stream().map(SettingSpec::name).toList())
              + ".");
    }
    if (secret != (spec.get().kind() == SettingSpec.Kind.SECRET)) {
      throw new Wrong(
          "The setting '" + name + "' is " + (secret ? "not a secret." : "a secret: use --secret."));
    }
  }

  private static boolean fits(SettingSpec spec, String value) {
    if (spec.name().equals(PortalLink.NAME)) {
      return PortalLink.fits(value);
    }
    return switch (spec.kind()) {
      case SECRET, TEXT -> true;
      case CHOICE, SWITCH -> spec.choices().contains(value);
      case NUMBER -> value.matches("-?[0-9]{1,18}");
      case URL -> Shop.host(value).isPresent();
    };
  }

  private static void named(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new Wrong(
          "A name has 1 to 40 lower-case letters, digits or '-', but '" + name + "' has not.");
    }
  }

  /// The address of a shop: scheme, host, path, no slash at the end, no query.
  static String home(String address) {
    if (Shop.host(address).isEmpty()) {
      throw new Wrong("'" + address + "' is not an address of a shop (https://…).");
    }
    var uri = URI.create(address);
    var path = Optional.ofNullable(uri.getRawPath()).orElse("");
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + Shop.host(address).get() + path;
  }

  /// 128 random bits as URL-safe text.
  private String key() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(16));
  }
}
