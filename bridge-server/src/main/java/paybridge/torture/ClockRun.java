package paybridge.torture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import paybridge.db.SqliteReader;

/// The clock of the bridge's machine jumps, forth and back.
final class ClockRun implements Run {
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofMinutes(4),
          Duration.ofMinutes(-4),
          Duration.ofMinutes(10),
          Duration.ofMinutes(-10),
          Duration.ofDays(1),
          Duration.ofDays(-1),
          Duration.ofDays(1).plusMinutes(10));

  /// Standard Webhooks' tolerance, as the plugin protocol names it.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int ORDERS = 30;
  private static final long TOTAL = 5_500;

  /// The sandbox' own budget of questions a second, and what one question each costs.
  private static final int MOST_CALLS_PER_SECOND = 50;

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String promise() {
    return "a clock that jumps expires nothing early, starts no storm, and loses nothing";
  }

  @Override
  public int seconds() {
    return 30;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    var skew = Numbers.in(effort.data().resolve("skew"), ByteOrder.BIG_ENDIAN);
    var cast = Cast.of(1).options("--clock-skew", skew.file().toString());
    try (var stage = Stage.open(effort, cast);
        var reader = new SqliteReader(stage.books())) {
      var orders = new ArrayList<BookedOrder>();
      for (int i = 0; i < ORDERS; i++) {
        orders.add(stage.talk(0).order("T" + i, TOTAL));
      }
      Polling.pause(1_000);
      var window = new ArrayList<String>();
      double most = 0;
      int pictures = 0;
      long each = effort.time().toMillis() * 6 / 10 / JUMPS.size();
      for (int i = 0; i < JUMPS.size(); i++) {
        long calls = stage.gateway.calls();
        long before = sequences(orders);
        skew.putLong(JUMPS.get(i).toMillis());
        window(stage, orders.get(i), JUMPS.get(i), window);
        Polling.pause(each);
        most = Math.max(most, (stage.gateway.calls() - calls) * 1_000.0 / each);
        pictures += (int) (sequences(orders) - before);
        skew.putLong(0);
        Polling.pause(200);
      }
      long expired = ended(reader);
      var storm = new ArrayList<String>();
      if (most > MOST_CALLS_PER_SECOND + ORDERS) {
        storm.add("the gateway was called %.0f times a second".formatted(most));
      }
      if (pictures > ORDERS * JUMPS.size()) {
        storm.add(pictures + " pictures for " + ORDERS + " orders of which there was no news");
      }
      return List.of(
          Line.of(
              "a clock that jumps expires nothing early and loses nothing",
              "%d jumps of ±4 and ±10 minutes and ±1 day, %d open payments, %d expired; all paid afterwards"
                  .formatted(JUMPS.size(), ORDERS, expired),
              late(stage, orders, expired)),
          Line.of(
              "a clock that jumps starts no storm",
              "at most %.1f calls of the gateway a second, %d pictures of %d orders"
                  .formatted(most, pictures, ORDERS),
              storm),
          Line.of(
              "a signature counts within five minutes and not outside",
              JUMPS.size() + " jumps; what was refused was taken afterwards",
              window));
    }
  }

  /// A call and a message with the true time: inside the tolerance they count, outside not.
  private static void window(
      Stage stage, BookedOrder order, Duration jump, List<String> against)
      throws IOException, InterruptedException {
    boolean inside = jump.abs().compareTo(TOLERANCE) < 0;
    var talk = stage.talk(0);
    var body =
        new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    body.putArray("orders").add(order.id());
    var call = talk.once("status", "at-" + jump.toMinutes(), talk.envelope("status", body));
    if (call.statusCode() != (inside ? 200 : 401)) {
      against.add("a call with a clock off by " + jump + " was answered " + call.statusCode());
    }
    if (!inside) {
      int told = stage.news().send(stage.news().paid(order.reference(), TOTAL));
      if (told / 100 == 2) {
        against.add("a message with a clock off by " + jump + " was acknowledged");
      }
    }
  }

  /// Every one of these payments is still open, and is paid now.
  private static List<String> late(Stage stage, List<BookedOrder> orders, long expired)
      throws InterruptedException {
    for (var order : orders) {
      stage.news().tell(stage.news().paid(order.reference(), TOTAL));
    }
    if (!Polling.until(90_000, () -> orders.stream().allMatch(BookedOrder::paid))) {
      long left = orders.stream().filter(order -> !order.paid()).count();
      stage.ledger.wrong(left + " orders were not told as paid afterwards");
    }
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    if (expired > 0) {
      against.add(expired + " open payments were ended by a clock");
    }
    return against;
  }

  private static long sequences(List<BookedOrder> orders) {
    return orders.stream().mapToLong(BookedOrder::sequence).sum();
  }

  private static long ended(SqliteReader reader) {
    return reader.read(
        t ->
            t.handle()
                .createQuery("select count(*) from payment where word in ('expired', 'cancelled', 'declined')")
                .mapTo(long.class)
                .one());
  }
}
