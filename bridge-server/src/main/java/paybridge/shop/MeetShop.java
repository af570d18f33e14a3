package paybridge.shop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.PairsByHandshake;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.db.ShopRow;
import paybridge.vault.Vault;
import paybridge.work.Bell;
import paybridge.work.Chance;
import paybridge.work.Step;

/// A plugin introduces itself, and the bridge makes sure that it really sits at the shop's address:
/// only an answer to a fresh signed challenge makes the shop live.
public final class MeetShop implements Step {
  private static final Duration FIRST_AGAIN = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private final Database database;
  private final Directory directory;
  private final SealedSettings settings;
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;
  private final Wire wire;
  private final Bell bell;

  public MeetShop(
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

  /// Takes an introduction. The answer is signed with the pairing secret, which the caller does.
  ///
  /// @param protocol the newest version that both speak
  public ShopAnswer meet(Shop shop, String protocol, ShopCall.Handshake call) {
    if (!call.callback().isEmpty() && !below(call.callback(), shop.row().home())) {
      return bad(
          "body.callback",
          "Must lie under the shop's registered address " + shop.row().home() + ".");
    }
    if (!call.fallback().isEmpty() && !below(call.fallback(), shop.row().home())) {
      return bad(
          "body.fallback",
          "Must lie under the shop's registered address " + shop.row().home() + ".");
    }
    var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(24));
    var derived = ((PairsByHandshake) shop.storefront()).derive(shop.account(), call, nonce);
    var secrets = new LinkedHashMap<>(shop.account().settings().secrets());
    boolean unproved = shop.row().challengeAt() != null;
    derived.forEach(
        (name, secret) ->
            secrets.merge(name, List.of(secret), (before, made) -> with(before, made, unproved)));
    long now = clock.millis();
    boolean met =
        database.write(
            t -> {
              int changed =
                  t.shops()
                      .met(
                          shop.id(),
                          call.callback(),
                          call.fallback(),
                          String.join(" ", call.returnHosts()),
                          shop.live() ? "live" : "met",
                          call.platform() + " " + call.pluginVersion(),
                          settings.seal(shop.id(), secrets),
                          now,
                          now,
                          shop.row().secrets());
              if (changed == 1) {
                entry(t, shop, "shop→bridge", "handshake", "ok", call.platform());
              }
              return changed == 1;
            });
    directory.changed();
    if (!met) {
      return new ShopAnswer.Problem(
          409, "in-progress", "In progress",
          "This shop's secrets have just changed. Introduce it again.", "", true, "");
    }
    bell.ring(name());
    return new ShopAnswer.Welcome(protocol, shop.row().name(), nonce);
  }

  /// The new secret and the one that the shop is known by. A handshake before this one that nobody
  /// finished must not push out what a live shop still signs with.
  private static List<Secret> with(List<Secret> before, List<Secret> made, boolean unproved) {
    var all = new ArrayList<>(made);
    all.add(unproved ? before.getLast() : before.getFirst());
    return List.copyOf(all);
  }

  /// The shop as only whoever heard the newest answer knows it: the plugin that was there before
  /// must not pass for the one that is introducing itself.
  private static ShopAccount newest(ShopAccount account) {
    var secrets = new LinkedHashMap<String, List<Secret>>();
    account.settings().secrets().forEach((name, all) -> secrets.put(name, List.of(all.getFirst())));
    return new ShopAccount(
        account.key(), account.name(), account.home(), account.callback(),
        new Settings(account.settings().values(), secrets));
  }

  static ShopAnswer.Problem bad(String field, String why) {
    return new ShopAnswer.Problem(400, "bad-value", "Bad value", why, field, false, "");
  }

  static boolean below(String address, String home) {
    return address.equals(home)
        || address.startsWith(home + "/")
        || address.startsWith(home + "?");
  }

  @Override
  public String name() {
    return "challenges";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (database.read(t -> t.shops().countChallenges(now)) == 0) {
      return List.of();
    }
    return database
        .write(t -> t.shops().claimChallenges(now, now + 30_000, most))
        .stream()
        .map(row -> (Runnable) () -> challenge(row))
        .toList();
  }

  private void challenge(ShopRow row) {
    var shop = directory.shop(row);
    var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(24));
    var answer =
        row.callback().isEmpty()
            ? new Answer.NotSent<String>("the plugin named no callback", Optional.empty())
            : shop.storefront()
                .challenge(
                    new StorefrontCall(newest(shop.account()), wire, clock.instant()),
                    ids.next(), nonce);
    boolean right = answer instanceof Answer.Done<String>(var back) && back.equals(nonce);
    database.write(
        t -> {
          boolean live =
              right
                  && t.shops()
                          .live(
                              row.id(),
                              settings.seal(row.id(), withoutPairing(shop)),
                              row.secrets())
                      == 1;
          if (!right) {
            t.shops()
                .challengeAgain(
                    row.id(), row.challengeAt(), clock.millis() + wait(row.challengeTries()));
          }
          entry(
              t, shop, "bridge→shop", "challenge", live ? "ok" : "retry",
              live
                  ? "The shop is who it says: live."
                  : right ? "The shop's secrets have changed meanwhile." : why(answer));
          return live;
        });
    directory.changed();
  }

  private static Map<String, List<Secret>> withoutPairing(Shop shop) {
    var secrets = new LinkedHashMap<>(shop.account().settings().secrets());
    secrets.remove("pairing");
    return secrets;
  }

  private static long wait(int tries) {
    return Math.min(
        FIRST_AGAIN.toMillis() << Math.min(tries, 12), LONGEST.toMillis());
  }

  private static String why(Answer<String> answer) {
    return switch (answer) {
      case Answer.Done<String> _ -> "The shop answered with another nonce.";
      case Answer.Refused<String>(_, var said) -> said;
      case Answer.NotSent<String>(var why, _) -> why;
      case Answer.Unknown<String>(var why) -> why;
    };
  }

  /// A proved call of the shop was refused; `reference` is what the shop was told to quote.
  public void refused(Shop shop, String call, ShopAnswer.Problem problem, String reference) {
    var where = problem.field().isEmpty() ? "" : " (" + problem.field() + ")";
    database.write(
        t -> {
          entry(
              t, shop, "shop→bridge", call, "refused",
              problem.type() + where + ": " + problem.detail() + " Reference " + reference + ".");
          return shop;
        });
  }

  /// The plugin is being switched off: nothing is forgotten, the owner sees it in the log.
  public ShopAnswer goodbye(Shop shop, ShopCall.Goodbye call) {
    database.write(
        t -> {
          entry(t, shop, "shop→bridge", "goodbye", "ok", call.reason());
          return shop;
        });
    return new ShopAnswer.Noted();
  }

  private void entry(
      paybridge.db.Tables t,
      Shop shop,
      String direction,
      String what,
      String result,
      String detail) {
    t.entries()
        .insert(
            new EntryRow(
                ids.next(), clock.millis(), shop.id(), null, null, null, null, direction, what,
                result, detail, null, null, null));
  }
}
