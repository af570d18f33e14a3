package paybridge.shop;

import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.work.Chance;

/// A shop says that it lives elsewhere now. It is believed when the new address answers a fresh
/// challenge and the old one does not: a copy knows the secrets as well as the shop does, but it
/// does not sit at both addresses. Until then nothing changes.
public final class MoveShop {
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;
  private final Wire wire;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  public MoveShop(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Chance chance,
      Wire wire) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.chance = chance;
    this.wire = wire;
  }

  /// Addresses that are being asked just now and belong to no shop yet; they may be spoken to.
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /// Answers the call.
  ///
  /// @param home where the caller says it lives now
  public ShopAnswer move(Shop shop, String home, ShopCall.MovedHere call) {
    var row = shop.row();
    if (home.equals(row.home())) {
      return new ShopAnswer.Noted();
    }
    if (!call.from().equals(row.home())) {
      return MeetShop.bad("body.from", "This shop is registered at " + row.home() + ".");
    }
    if (!MeetShop.below(call.callback(), home)) {
      return MeetShop.bad("body.callback", "Must lie under the new address " + home + ".");
    }
    if (!call.fallback().isEmpty() && !MeetShop.below(call.fallback(), home)) {
      return MeetShop.bad("body.fallback", "Must lie under the new address " + home + ".");
    }
    if (!shop.live()) {
      return new ShopAnswer.Problem(
          409, "shop-not-confirmed", "Shop not confirmed",
          "This shop has not answered a challenge at its old address yet; make a new plugin file.",
          "", false, "");
    }
    asked.add(call.callback());
    try {
      return judge(shop, home, call);
    } finally {
      asked.remove(call.callback());
    }
  }

  private ShopAnswer judge(Shop shop, String home, ShopCall.MovedHere call) {
    var row = shop.row();
    var there = ask(shop, home, call.callback(), call.fallback());
    if (!there.reached()) {
      return new ShopAnswer.Problem(
          422, "not-reached", "Not reached",
          "The new address did not answer (" + there.hop() + "). " + there.said(), "", true, "");
    }
    if (!row.callback().isEmpty()
        && ask(shop, row.home(), row.callback(), row.fallback()).reached()) {
      return new ShopAnswer.Problem(
          409, "copied-shop", "Copied shop",
          "The shop at " + row.home() + " still answers, so the one at " + home
              + " is a copy of it. Nothing was changed.",
          "home", false, "");
    }
    boolean moved =
        database.write(
            t -> {
              int changed =
                  t.shops()
                      .moved(row.id(), row.home(), home, call.callback(), call.fallback());
              if (changed == 1) {
                t.entries().insert(entry(row.id(), row.home(), home));
              }
              return changed == 1;
            });
    directory.changed();
    return moved || directory.shop(row.id()).row().home().equals(home)
        ? new ShopAnswer.Noted()
        : MeetShop.bad("body.from", "This shop has just moved elsewhere.");
  }

  private ShopAnswer.Checked ask(Shop shop, String home, String callback, String fallback) {
    var known = shop.account();
    var there =
        new ShopAccount(known.key(), known.name(), home, callback, fallback, known.settings());
    var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(24));
    return CheckRoad.walk(
        there,
        wire,
        listening ->
            shop.storefront()
                .challenge(
                    new paybridge.connector.StorefrontCall(there, listening, clock.instant()),
                    ids.next(),
                    nonce));
  }

  private EntryRow entry(String shopId, String from, String to) {
    return new EntryRow(
        ids.next(), clock.millis(), shopId, null, null, null, null, "shop→bridge", "moved", "ok",
        "The shop moved from " + from + " to " + to
            + ": the new address answered, the old one did not.",
        null, null, null);
  }
}
