package paybridge.ordersync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;
import paybridge.payment.RetryPlan;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.truth.Cases;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.ShopBook;
import paybridge.work.Bell;
import paybridge.work.Chance;
import paybridge.work.Overheard;
import paybridge.work.Step;

/// Hands pictures over to shops: many orders at once, a few at a time for one shop, again and again
/// for a week. Only a signed answer that says what the order says now counts as heard.
public final class DeliverOrderUpdates implements Step {
  private static final String NAME = "order updates";
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int PER_SHOP = 8;

  /// A shop without plugin has no lock for its orders, and is asked for them at the same time.
  private static final int ONE = 1;

  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Chance chance;
  private final Wire wire;
  private final Entries entries;
  private final Hearing hearing;
  private final ShopBook shopBook;
  private final Cases cases;
  private final Bell bell;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile String lastServed = "";

  public DeliverOrderUpdates(
      Database database,
      Directory directory,
      InstantSource clock,
      Chance chance,
      Wire wire,
      Entries entries,
      Hearing hearing,
      ShopBook shopBook,
      Cases cases,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.chance = chance;
    this.wire = wire;
    this.entries = entries;
    this.hearing = hearing;
    this.shopBook = shopBook;
    this.cases = cases;
    this.bell = bell;
  }

  /// What crossed the wire in one try.
  private record Try(long began, long millis, String said) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    var all = database.read(t -> t.updates().shopsDue(now));
    if (all.isEmpty()) {
      return List.of();
    }
    var places = places(all);
    var due = inTurn(database.read(t -> withRoom(t, all, places, now)));
    if (due.isEmpty()) {
      return List.of();
    }
    return database.write(t -> claim(t, due, places, now, most)).stream()
        .map(update -> (Runnable) () -> deliverAndGoOn(update))
        .toList();
  }

  /// How many updates each shop may be told at a time.
  private Map<String, Integer> places(List<String> shops) {
    var places = new HashMap<String, Integer>();
    for (var shop : shops) {
      places.put(shop, directory.shop(shop).storefront() instanceof FindsOrders ? ONE : PER_SHOP);
    }
    return places;
  }

  private static List<String> withRoom(
      Tables t, List<String> shops, Map<String, Integer> places, long now) {
    return shops.stream().filter(shop -> room(t, shop, places, now) > 0).toList();
  }

  /// Begins after the shop that was served last, so that a few with many updates do not keep all
  /// others waiting.
  private List<String> inTurn(List<String> shops) {
    var turned = new ArrayList<String>(shops.size());
    shops.stream().filter(id -> id.compareTo(lastServed) > 0).forEach(turned::add);
    shops.stream().filter(id -> id.compareTo(lastServed) <= 0).forEach(turned::add);
    return turned;
  }

  private List<UpdateRow> claim(
      Tables t, List<String> shops, Map<String, Integer> places, long now, int most) {
    var claimed = new ArrayList<UpdateRow>();
    for (var shop : shops) {
      int room = Math.min(most - claimed.size(), room(t, shop, places, now));
      if (room > 0) {
        claimed.addAll(t.updates().claimDue(shop, now, now + LEASE.toMillis(), room));
        lastServed = shop;
      }
    }
    return claimed;
  }

  /// How many more a shop may be told at a time; none until half of its places are free, so that not
  /// every single one is claimed by a transaction of its own.
  private static int room(Tables t, String shop, Map<String, Integer> places, long now) {
    int most = places.getOrDefault(shop, ONE);
    int free = most - t.updates().underWay(shop, now);
    return free < most / 2 ? 0 : free;
  }

  /// A place at the shop is free then.
  private void deliverAndGoOn(UpdateRow update) {
    try {
      deliver(update);
    } finally {
      bell.ring(NAME);
    }
  }

  private void deliver(UpdateRow update) {
    var order = database.read(t -> t.orders().find(update.orderId())).orElseThrow();
    var shop = directory.shop(update.shopId());
    boolean locks = !(shop.storefront() instanceof FindsOrders);
    if (!locks && !underWay.add(order.id())) {
      // An older picture, superseded meanwhile, is just being told; two at once could cross.
      var soon = Optional.of(clock.instant().plusSeconds(2));
      later(update, order, "an older picture is on its way", soon, new Try(clock.millis(), 0, ""));
      return;
    }
    try {
      tell(update, order, shop);
    } finally {
      if (!locks) {
        underWay.remove(order.id());
      }
    }
  }

  private void tell(UpdateRow update, OrderRow order, Shop shop) {
    if (shop.row().callback().isEmpty()) {
      later(update, order, "the shop only pulls", Optional.empty(), new Try(clock.millis(), 0, ""));
      return;
    }
    var overheard = new Overheard(wire);
    long began = clock.millis();
    var answer =
        shop.storefront()
            .deliver(
                new StorefrontCall(shop.account(), overheard, clock.instant()),
                update.id(),
                hearing.picture(order, update));
    var once = new Try(began, clock.millis() - began, overheard.said());
    switch (answer) {
      case Answer.Done<ShopSays>(var says) -> heard(update, order, says, once);
      case Answer.Refused<ShopSays>(_, var why) ->
          database.write(t -> park(t, update, order, "The shop said never: " + why, once));
      case Answer.NotSent<ShopSays>(var why, var earliest) ->
          later(update, order, why, earliest, once);
      case Answer.Unknown<ShopSays>(var why) -> later(update, order, why, Optional.empty(), once);
    }
  }

  private void heard(UpdateRow update, OrderRow order, ShopSays says, Try once) {
    long now = clock.millis();
    database.write(
        t -> {
          shopBook.said(t, order, says, once.began());
          t.updates().tried(update.id(), "delivered", "the shop says " + says.status(), null, now);
          cases.close(t, order, "parked");
          var did = says.applied() ? "applied" : "already had " + says.sequence();
          line(t, order, update, "ok", did + ", the order says " + says.status(), null, once);
          return says;
        });
  }

  private void later(
      UpdateRow update, OrderRow order, String why, Optional<Instant> earliest, Try once) {
    var next =
        RetryPlan.next(
            Instant.ofEpochMilli(update.createdAt()),
            clock.instant(),
            Math.max(1, update.tries()),
            earliest,
            chance.below(1000));
    database.write(
        t -> {
          if (next.isEmpty()) {
            return park(t, update, order, "A week of tries is used up: " + why, once);
          }
          long at = next.get().toEpochMilli();
          line(t, order, update, "retry", why, at, once);
          return t.updates().tried(update.id(), "due", why, at, null);
        });
  }

  private int park(Tables t, UpdateRow update, OrderRow order, String why, Try once) {
    line(t, order, update, "parked", why, null, once);
    cases.open(t, order, "parked", "The shop could not be told about this order. " + why);
    return t.updates().tried(update.id(), "parked", why, null, clock.millis());
  }

  private void line(
      Tables t,
      OrderRow order,
      UpdateRow update,
      String result,
      String detail,
      @Nullable Long next,
      Try once) {
    entries.write(
        t,
        order,
        null,
        new Entries.Line(
            "bridge→shop",
            "order update " + update.sequence() + ", try " + Math.max(1, update.tries()),
            result,
            detail,
            null,
            update.id(),
            once.millis(),
            next,
            once.said().isEmpty() ? null : once.said()));
  }
}
