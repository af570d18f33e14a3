package paybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An order in a simulated shop's own book.
final class ShopOrder {
  final SimulatedShop shop;
  final String id;
  final String currency;
  final String method;
  final String capture;
  long total;

  /// Every picture ever heard, by its number: two of one number must not differ.
  final Map<Long, String> heard = new TreeMap<>();
  final Map<String, String> notes = new TreeMap<>();

  /// Ids of refunds that were asked for.
  final Set<String> refunds = new TreeSet<>();

  long sequence;
  @Nullable JsonNode picture;
  boolean cancelled;

  /// The shop lied about it, or lost what it had heard.
  boolean blind;

  ShopOrder(
      SimulatedShop shop, String id, long total, String currency, String method, String capture) {
    this.shop = shop;
    this.id = id;
    this.total = total;
    this.currency = currency;
    this.method = method;
    this.capture = capture;
  }

  String word() {
    return picture == null ? "pending" : picture.path("word").asText();
  }

  long amount(String name) {
    return picture == null ? 0 : picture.path("amounts").path(name).asLong();
  }

  boolean paid() {
    return word().equals("paid");
  }

  /// Takes a picture in if it is newer. True when it was.
  boolean apply(JsonNode next) {
    long number = next.path("sequence").asLong();
    var world = shop.world;
    var same = heard.putIfAbsent(number, next.toString());
    if (same != null && !same.equals(next.toString())) {
      throw world.broken(
          "two pictures with one number are the same", id + ": " + same + " and " + next);
    }
    boolean older = number <= sequence;
    if (older && !world.mutants.contains(Mutant.SHOP_APPLIES_OLDER)) {
      return false;
    }
    world.oracle.applied(this, number, next);
    sequence = number;
    picture = next;
    for (var note : next.path("notes")) {
      var text = note.path("text").asText();
      var before = notes.putIfAbsent(note.path("id").asText(), text);
      if (before != null && !before.equals(text)) {
        throw world.broken("a note does not change", id + ": " + before + " and " + text);
      }
    }
    return true;
  }
}
