package paybridge.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;

/// What a shopper wants, kept in a cookie as `earl-grey.2_pot.1`. What the cookie says counts only
/// as far as the shelf knows it; prices never come from the browser.
record Basket(Map<String, Integer> quantities) {
  /// So many of one thing at most.
  static final int MOST = 20;

  /// Some of one product.
  record Line(Shelf.Product product, int quantity) {
    public Money sum() {
      return new Money(product.price().minor() * quantity, product.price().currency());
    }
  }

  static Basket read(@Nullable String cookie) {
    var quantities = new LinkedHashMap<String, Integer>();
    for (var part : cookie == null ? new String[0] : cookie.split("_", 20)) {
      var pair = part.split("\\.", 2);
      if (pair.length == 2 && pair[1].matches("[1-9][0-9]?") && Shelf.find(pair[0]).isPresent()) {
        quantities.put(pair[0], Math.min(MOST, Integer.parseInt(pair[1])));
      }
    }
    return new Basket(quantities);
  }

  /// The basket with so many more (or fewer) of a product.
  Basket change(String product, int by) {
    var changed = new LinkedHashMap<>(quantities);
    int quantity = Math.clamp(quantities.getOrDefault(product, 0) + by, 0, MOST);
    if (quantity == 0 || Shelf.find(product).isEmpty()) {
      changed.remove(product);
    } else {
      changed.put(product, quantity);
    }
    return new Basket(changed);
  }

  String cookie() {
    return quantities.entrySet().stream()
        .map(entry -> entry.getKey() + "." + entry.getValue())
        .collect(Collectors.joining("_"));
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    quantities.forEach((id, quantity) ->
        Shelf.find(id).ifPresent(product -> lines.add(new Line(product, quantity))));
    return lines;
  }

  int count() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }

  Money total() {
    return lines().stream().map(Line::sum).reduce(Money.of(0, "EUR"), Money::plus);
  }

  /// For the gateway's page: `2 × Earl Grey, 1 × Stoneware pot`.
  String description() {
    var text =
        lines().stream()
            .map(line -> line.quantity() + " × " + line.product().name())
            .collect(Collectors.joining(", "));
    return text.length() > 200 ? text.substring(0, 199) + "…" : text;
  }
}
