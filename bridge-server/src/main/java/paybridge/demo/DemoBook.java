package paybridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// The shop's own book, in memory. Every change of an order happens under that order's lock.
final class DemoBook {
  private final ConcurrentHashMap<String, DemoOrder> orders = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> byForm = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger(1000);

  /// What became of a picture.
  record Applied(DemoOrder order, boolean changed) {}

  /// A new order; the same form sent twice makes one order.
  DemoOrder open(String form, String key, DemoOrder.Buyer buyer, Basket basket) {
    var id =
        byForm.computeIfAbsent(
            form,
            _ -> {
              var order =
                  DemoOrder.fresh(String.valueOf(last.incrementAndGet()), key, buyer, basket);
              orders.put(order.id(), order);
              return order.id();
            });
    return find(id).orElseThrow();
  }

  Optional<DemoOrder> find(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  Optional<DemoOrder> numbered(String number) {
    return find("tea-" + number);
  }

  /// Applies a picture to its order, if it is newer; empty when the shop does not know the order.
  Optional<Applied> apply(JsonNode picture) {
    var changed = new boolean[1];
    return change(
            picture.path("order").asText(),
            order -> {
              var after = order.apply(picture);
              changed[0] = after.sequence() != order.sequence();
              return after;
            })
        .map(order -> new Applied(order, changed[0]));
  }

  /// Changes an order under its lock; empty when there is none.
  Optional<DemoOrder> change(String id, UnaryOperator<DemoOrder> change) {
    return Optional.ofNullable(orders.computeIfPresent(id, (_, order) -> change.apply(order)));
  }

  /// Oldest first.
  List<DemoOrder> all() {
    return orders.values().stream()
        .sorted(Comparator.comparingInt(order -> Integer.parseInt(order.number())))
        .toList();
  }
}
