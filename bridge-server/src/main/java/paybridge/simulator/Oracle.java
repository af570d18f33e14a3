package paybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Knows the truth, because the ledgers of the gateways are before its eyes, and looks at every row
/// that the bridge has written after every step: no sentence of the laws may be false at any moment.
final class Oracle {
  private static final int SAMPLE = 50;
  private static final long DAY = 86_400_000;

  /// A fresh attempt is asked about with every comparison of its order for twenty minutes after each
  /// news of it, some thirty times; shoppers and timers who wait add theirs.
  private static final int MOST_QUESTIONS = 400;

  private static final String SUMS =
      """
      select coalesce(sum(p.captured), 0) captured,
        (select coalesce(sum(o.amount), 0) from operation o
          where o.order_id = ? and o.kind = 'refund' and o.state = 'done') refunded
      from payment p where p.order_id = ?
      """;

  private final World world;
  private final Set<Row> written = new LinkedHashSet<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final Map<String, ArrayDeque<Long>> questions = new TreeMap<>();
  private final Map<String, Long> sequences = new TreeMap<>();
  private final Map<String, String> words = new TreeMap<>();
  private long checks;
  private long answers;

  private record Row(String table, long number) {
    String question() {
      return switch (table) {
        case "payment" -> "select reference, captured, authorized from payment where rowid = ?";
        case "operation" -> "select payment_id from operation where rowid = ?";
        default -> "select id, sequence, word from shop_order where rowid = ?";
      };
    }
  }

  Oracle(World world) {
    this.world = world;
  }

  void wrote(String table, long row) {
    if (table.equals("payment") || table.equals("operation") || table.equals("shop_order")) {
      written.add(new Row(table, row));
    }
  }

  /// A gateway is asked to open a page by this reference.
  void session(String reference) {
    checks++;
    if (rows("select 1 x from payment where reference = ?", reference).isEmpty()) {
      throw world.broken("row first", "a page is asked for " + reference + ", which has no row");
    }
  }

  /// A gateway was sent an operation that moves money, so many times by now.
  void moves(String operation, int times, String what) {
    checks++;
    if (times > 1) {
      throw world.broken(
          "what moves money is sent at most once", what + " " + operation + " came " + times + " times");
    }
    if (rows("select 1 x from operation where reference = ? and state = 'sending'", operation)
        .isEmpty()) {
      throw world.broken("row first", what + " " + operation + " was sent without a row that says so");
    }
  }

  /// A gateway is asked about a payment.
  void asked(String reference) {
    var times = questions.computeIfAbsent(reference, _ -> new ArrayDeque<>());
    long now = world.timeline.millis();
    times.addLast(now);
    while (times.getFirst() < now - DAY) {
      times.removeFirst();
    }
    if (times.size() > MOST_QUESTIONS) {
      throw world.broken(
          "asking goes on, ever more slowly", reference + " was asked about " + times.size() + " times in a day");
    }
  }

  /// A notification or return was acknowledged.
  void acknowledged(String event) {
    kept(event);
    acknowledged.add(event);
  }

  private void kept(String event) {
    checks++;
    if (rows(
            "select 1 x from message where account_id in (select id from account) and dedup_key = ?",
            event)
        .isEmpty()) {
      throw world.broken("stored, then acknowledged", event + " is not in the inbox");
    }
  }

  /// What was acknowledged last, and a few older ones, is still there.
  void nothingIsLost() {
    int all = acknowledged.size();
    for (int i = 0; i < Math.min(SAMPLE, all); i++) {
      kept(acknowledged.get(all - 1 - i));
      kept(acknowledged.get(world.dice.below(all)));
    }
  }

  void nothingIsLostAtAll() {
    acknowledged.forEach(this::kept);
  }

  int messages() {
    return acknowledged.size();
  }

  long checks() {
    return checks;
  }

  long answers() {
    return answers;
  }

  void answered(SimulatedShop shop, String id) {
    answers++;
  }

  /// A shop applies a picture to an order.
  void applied(ShopOrder order, long number, JsonNode next) {
    checks++;
    if (number <= order.sequence) {
      throw world.broken(
          "a shop never applies an older picture",
          order.id + " has " + order.sequence + " and applies " + number);
    }
    var word = next.path("word").asText();
    long captured = next.path("amounts").path("captured").asLong();
    if (order.word().equals("paid")
        && unpaid(word, captured, next.path("amounts").path("refunded").asLong())) {
      throw world.broken("paid never becomes unpaid", order.id + " was paid and is told " + word);
    }
    long truly = truth(order.id).stream().mapToLong(payment -> payment.captured).sum();
    if (captured > truly) {
      throw world.broken(
          "nothing is told that the gateway does not know",
          order.id + " is told " + captured + " captured, the gateways say " + truly);
    }
  }

  /// The payments of an order in the ledgers of all gateways.
  List<GatewayPayment> truth(String order) {
    var all = new ArrayList<GatewayPayment>();
    world.gateways.forEach(gateway -> all.addAll(gateway.ofOrder(order)));
    return all;
  }

  /// Looks at everything that was written since the last time.
  void look() {
    if (written.isEmpty() || world.bridge.database().inside()) {
      return;
    }
    for (var row : List.copyOf(written)) {
      var found = rows(row.question(), row.number());
      if (found.isEmpty()) {
        continue;
      }
      var now = found.getFirst();
      checks++;
      switch (row.table()) {
        case "payment" -> payment(now);
        case "operation" -> operation(now);
        default -> order(now);
      }
    }
    written.clear();
  }

  private void payment(Map<String, Object> row) {
    var reference = text(row, "reference");
    var ledger = ledger(reference);
    long captured = ledger.map(payment -> payment.captured).orElse(0L);
    long authorized = ledger.map(payment -> payment.authorized).orElse(0L);
    if (number(row, "captured") > captured || number(row, "authorized") > authorized) {
      throw world.broken(
          "the books never say more than the gateway",
          reference
              + ": captured "
              + number(row, "captured")
              + " of "
              + captured
              + ", authorized "
              + number(row, "authorized")
              + " of "
              + authorized);
    }
  }

  private void operation(Map<String, Object> row) {
    var payment = text(row, "payment_id");
    var sums =
        rows(
                """
                select p.captured captured, p.reference reference,
                  coalesce((select sum(amount) from operation o where o.payment_id = p.id
                    and o.kind = 'refund' and o.state = 'done'), 0) refunded
                from payment p where p.id = ?
                """,
                payment)
            .getFirst();
    if (number(sums, "refunded") > number(sums, "captured")) {
      throw world.broken("refunds never exceed what was captured", payment + ": " + sums);
    }
    long truly = ledger(text(sums, "reference")).map(GatewayPayment::refunded).orElse(0L);
    if (number(sums, "refunded") > truly) {
      throw world.broken(
          "the books never say more than the gateway",
          payment + " has refunded " + number(sums, "refunded") + ", the gateway says " + truly);
    }
  }

  private void order(Map<String, Object> row) {
    var id = text(row, "id");
    long sequence = number(row, "sequence");
    var word = text(row, "word");
    Long before = sequences.put(id, sequence);
    if (before != null && before > sequence) {
      throw world.broken("an order's counter only rises", id + ": " + before + ", then " + sequence);
    }
    var was = words.put(id, word);
    if ("paid".equals(was)) {
      var sums = rows(SUMS, id, id).getFirst();
      if (unpaid(word, number(sums, "captured"), number(sums, "refunded"))) {
        throw world.broken("paid never becomes unpaid", id + " was paid and is " + word);
      }
    }
    var newest =
        rows("select max(sequence) newest from order_update where order_id = ?", id).getFirst();
    if (sequence > 0 && number(newest, "newest") != sequence) {
      throw world.broken(
          "state and news together", id + " has " + sequence + ", its newest picture is " + newest);
    }
  }

  /// Money that was taken is gone from the order's word only when all of it was given back; then a
  /// second attempt that only holds money may make the word.
  private static boolean unpaid(String word, long captured, long refunded) {
    boolean givenBack = captured > 0 && refunded >= captured;
    return !word.equals("paid") && !word.equals("refunded") && !givenBack;
  }

  private Optional<GatewayPayment> ledger(String reference) {
    return world.gateways.stream()
        .flatMap(gateway -> gateway.byReference(reference).stream())
        .findFirst();
  }

  List<Map<String, Object>> rows(String sql, Object... values) {
    return world.bridge.database().raw(sql, values);
  }

  static String text(Map<String, Object> row, String name) {
    return String.valueOf(row.getOrDefault(name, ""));
  }

  static long number(Map<String, Object> row, String name) {
    return row.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
