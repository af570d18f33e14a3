package paybridge.comparing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import paybridge.connector.Answer;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.db.ComparisonRow;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.truth.ShopBook;
import paybridge.work.Budgets;
import paybridge.work.Places;
import paybridge.work.Step;

/// Compares every order whose time has come: reads up to a hundred orders of a shop by one call,
/// within the shop's budget, and has each judged. A shop that does not answer, or is not called at
/// all, is taken at its last word.
public final class CompareStep implements Step {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int ORDERS = 100;
  private static final int AT_ONCE = 20;

  /// Calls of one shop in a second, and at the same time.
  private static final int PER_SECOND = 2;

  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Wire wire;
  private final ShopBook shopBook;
  private final Judge judge;
  private final Budgets budgets;
  private final Places places = new Places(1);

  public CompareStep(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Wire wire,
      ShopBook shopBook,
      Judge judge) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.wire = wire;
    this.shopBook = shopBook;
    this.judge = judge;
    this.budgets = new Budgets(clock);
  }

  @Override
  public String name() {
    return "comparisons";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    return places.fillEach(
        database.read(t -> t.comparisons().shopsDue(now)), most, (shop, _) -> claim(shop, now));
  }

  private List<Runnable> claim(String shop, long now) {
    if (budgets.take(shop, PER_SECOND, 1, 0) == 0) {
      return List.of();
    }
    var due =
        database
            .behind()
            .write(t -> t.comparisons().claimDue(shop, now, now + LEASE.toMillis(), ORDERS));
    return due.isEmpty() ? List.of() : List.of(() -> compare(directory.shop(shop), due));
  }

  private void compare(Shop shop, List<ComparisonRow> due) {
    var orders =
        database.read(
            t -> due.stream().map(row -> t.orders().find(row.orderId()).orElseThrow()).toList());
    long asked = clock.millis();
    var answer = read(shop, orders);
    for (int from = 0; from < orders.size(); from += AT_ONCE) {
      var some = orders.subList(from, Math.min(orders.size(), from + AT_ONCE));
      database
          .behind()
          .write(
              t -> {
                some.forEach(order -> take(t, order, answer, asked));
                return some;
              });
    }
  }

  private Answer<Map<String, ShopSays>> read(Shop shop, List<OrderRow> orders) {
    if (shop.row().callback().isEmpty()) {
      return new Answer.NotSent<>("the shop only pulls", java.util.Optional.empty());
    }
    var call = new StorefrontCall(shop.account(), wire, clock.instant());
    var wanted = orders.stream().map(OrderRow::shopOrderId).toList();
    return shop.storefront()
        .readBack(call, ids.next(), wanted)
        .map(
            said ->
                said.stream()
                    .filter(says -> wanted.contains(says.orderId()))
                    .collect(
                        Collectors.toMap(
                            ShopSays::orderId, Function.identity(), (one, _) -> one)));
  }

  private void take(
      Tables t, OrderRow before, Answer<Map<String, ShopSays>> answer, long asked) {
    t.orders().hold(before.id());
    var order = t.orders().find(before.id()).orElseThrow();
    boolean changed = false;
    if (answer instanceof Answer.Done<Map<String, ShopSays>>(var said)) {
      var says = said.get(order.shopOrderId());
      if (says == null) {
        shopBook.missing(t, order, asked);
      } else {
        changed = shopBook.read(t, order, says, asked);
      }
    }
    judge.judge(t, changed ? t.orders().find(order.id()).orElseThrow() : order);
  }
}
