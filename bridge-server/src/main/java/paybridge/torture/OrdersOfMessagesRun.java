package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import paybridge.db.SqliteReader;

/// The messages of a payment in every order. A few hundred payments walk side by side: every one is
/// sent its first message, then, when all of them are worked on, its second, so that each sees its
/// messages in exactly its own order.
final class OrdersOfMessagesRun implements Run {
  private static final int SIDE_BY_SIDE = 630;
  private static final int AT_ONCE = 64;
  private static final long TOTAL = 9_000;
  private static final long WORKED_MILLIS = 60_000;
  private static final int ASK_AT_ONCE = 100;

  @Override
  public String name() {
    return "orders-of-messages";
  }

  @Override
  public String promise() {
    return "the messages of a payment end in the same standing in whatever order they come";
  }

  @Override
  public int seconds() {
    return 35;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1));
        var reader = new SqliteReader(stage.books())) {
      var seven = Permutations.of(7);
      var twice = Permutations.ofPairs(5);
      Collections.shuffle(seven, new java.util.Random(effort.seed()));
      Collections.shuffle(twice, new java.util.Random(effort.seed()));
      return List.of(
          walk(stage, reader, "A", "7 different messages", seven, effort, 0.55),
          walk(stage, reader, "B", "5 messages, each sent twice", twice, effort, 0.4));
    }
  }

  private static Line walk(
      Stage stage,
      SqliteReader reader,
      String letter,
      String what,
      List<int[]> all,
      Effort effort,
      double share)
      throws InterruptedException {
    var end = effort.deadline(share);
    var standings = new ConcurrentSkipListMap<String, String>();
    int done = 0;
    while (done < all.size() && (effort.all() || !end.over())) {
      var some = all.subList(done, Math.min(all.size(), done + SIDE_BY_SIDE));
      together(stage, reader, letter + done, some, standings);
      done += some.size();
    }
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    if (standings.size() > 1) {
      standings.forEach((standing, orders) -> against.add(orders + " ended as " + standing));
    }
    return Line.of(
        "every order of " + what + " ends in the same standing",
        "%d of %d orders tried, %d standing%s (%s)"
            .formatted(
                done, all.size(), standings.size(), standings.size() == 1 ? "" : "s",
                standings.isEmpty() ? "" : standings.firstKey()),
        against);
  }

  private static void together(
      Stage stage,
      SqliteReader reader,
      String prefix,
      List<int[]> orders,
      Map<String, String> standings)
      throws InterruptedException {
    var walkers = new ConcurrentHashMap<Integer, List<News.Message>>();
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < orders.size(); i++) {
      numbers.add(i);
    }
    Crowd.each(
        AT_ONCE,
        numbers,
        stage.ledger,
        i -> walkers.put(i, messages(stage, prefix + "-" + i)));
    for (int step = 0; step < orders.getFirst().length; step++) {
      int now = step;
      Crowd.each(
          AT_ONCE,
          numbers,
          stage.ledger,
          i -> stage.news().tell(Objects.requireNonNull(walkers.get(i)).get(orders.get(i)[now])));
      if (!Polling.until(
          WORKED_MILLIS,
          () -> reader.read(t -> t.messages().countDue(Long.MAX_VALUE)) == 0)) {
        stage.ledger.wrong("messages were never worked on");
      }
    }
    collect(stage, prefix, orders, standings);
  }

  private static List<News.Message> messages(Stage stage, String id) throws InterruptedException {
    var reference = stage.talk(0).order(id, TOTAL).reference();
    var news = stage.news();
    var messages = new ArrayList<News.Message>();
    var declined = news.picture(reference, TOTAL, "waiting");
    declined.putObject("lastDecline").put("code", "51").put("reason", "insufficient_funds");
    add(news, messages, "payment.paid", news.picture(reference, TOTAL, "paid"));
    add(news, messages, "payment.expired", news.picture(reference, TOTAL, "expired"));
    add(
        news, messages, "refund.pending",
        news.refunded(news.picture(reference, TOTAL, "paid"), "re_" + reference, 1_000, "pending"));
    add(
        news, messages, "refund.done",
        news.refunded(news.picture(reference, TOTAL, "paid"), "re_" + reference, 1_000, "done"));
    add(news, messages, "payment.authorized", news.picture(reference, TOTAL, "authorized"));
    add(news, messages, "payment.try-declined", declined);
    add(news, messages, "payment.processing", news.picture(reference, TOTAL, "processing"));
    return messages;
  }

  private static void add(
      News news, List<News.Message> messages, String type, ObjectNode payment) {
    messages.add(
        news.message(
            "evt-" + payment.path("reference").asText() + "-" + messages.size(), type, payment));
  }

  private static void collect(
      Stage stage, String prefix, List<int[]> orders, Map<String, String> standings)
      throws InterruptedException {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    for (int from = 0; from < orders.size(); from += ASK_AT_ONCE) {
      var body = json.createObjectNode();
      for (int i = from; i < Math.min(orders.size(), from + ASK_AT_ONCE); i++) {
        body.withArray("orders").add(prefix + "-" + i);
      }
      var pictures = stage.talk(0).ask("status", "look-" + prefix + "-" + from, body);
      int found = 0;
      for (var picture : pictures.path("orders")) {
        found++;
        var id = picture.path("order").asText();
        int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
        standings.putIfAbsent(
            standing(picture), java.util.Arrays.toString(orders.get(number)) + " (" + id + ")");
      }
      if (found != body.path("orders").size()) {
        stage.ledger.wrong("the bridge knows " + found + " of " + body.path("orders").size());
      }
    }
  }

  private static String standing(JsonNode picture) {
    var amounts = picture.path("amounts");
    return "%s, captured %d, refunded %d, on its way back %d"
        .formatted(
            picture.path("word").asText(), amounts.path("captured").asLong(),
            amounts.path("refunded").asLong(), amounts.path("refundPending").asLong());
  }
}
