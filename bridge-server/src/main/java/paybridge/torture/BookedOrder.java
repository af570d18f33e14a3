package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An order in a shop's own book. Applies pictures as the plugin protocol demands and keeps what
/// contradicts it.
final class BookedOrder {
  private final String id;
  private final long total;
  private final Ledger ledger;
  private final Map<Long, JsonNode> heard = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final Set<String> sentences = new HashSet<>();
  private long sequence;
  private @Nullable JsonNode picture;
  private int applied;
  private int old;
  private boolean over;
  private volatile String reference = "";
  private volatile String page = "";
  private volatile long paidAt;

  BookedOrder(String id, long total, Ledger ledger) {
    this.id = id;
    this.total = total;
    this.ledger = ledger;
  }

  String id() {
    return id;
  }

  long total() {
    return total;
  }

  /// The bridge answered its checkout.
  void asked(String itsReference, String itsPage) {
    reference = itsReference;
    page = itsPage;
  }

  /// The reference under which the gateway knows it.
  String reference() {
    return reference;
  }

  /// Where the bridge sends the shopper.
  String page() {
    return page;
  }

  /// True when the picture was newer than every one before.
  synchronized boolean apply(JsonNode next) {
    long number = next.path("sequence").asLong();
    var same = heard.putIfAbsent(number, next);
    if (same != null && !same.equals(next)) {
      ledger.wrong("order " + id + " has two different pictures " + number);
    }
    if (number <= sequence) {
      old++;
      return false;
    }
    boolean wasPaid = paid();
    sequence = number;
    picture = next;
    applied++;
    if (!wasPaid && paid()) {
      paidAt = System.nanoTime();
    }
    if (wasPaid && !paid() && !word().equals("refunded")) {
      ledger.wrong("order " + id + " was paid and became " + word());
    }
    next.path("notes").forEach(this::note);
    return true;
  }

  private void note(JsonNode note) {
    var noteId = note.path("id").asText();
    var sentence = note.path("text").asText();
    var before = notes.putIfAbsent(noteId, sentence);
    if (before == null && !sentences.add(sentence)) {
      ledger.wrong("order " + id + " has a note twice: " + sentence);
    } else if (before != null && !before.equals(sentence)) {
      ledger.wrong("order " + id + " has a note that changed: " + sentence);
    }
  }

  synchronized long sequence() {
    return sequence;
  }

  synchronized String word() {
    return picture == null ? "pending" : picture.path("word").asText();
  }

  synchronized boolean paid() {
    return word().equals("paid");
  }

  /// The moment at which it became paid here, on the steady clock.
  long paidAt() {
    return paidAt;
  }

  synchronized long amount(String name) {
    return picture == null ? 0 : picture.path("amounts").path(name).asLong();
  }

  synchronized int applied() {
    return applied;
  }

  synchronized int old() {
    return old;
  }

  synchronized int notes() {
    return notes.size();
  }

  /// The story of this order is told: from now on its three books must agree.
  synchronized void end() {
    over = true;
  }

  synchronized boolean over() {
    return over;
  }
}
