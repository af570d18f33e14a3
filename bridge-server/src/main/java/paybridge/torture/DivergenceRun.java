package paybridge.torture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import paybridge.agreement.Divergence;
import paybridge.agreement.Policy;
import paybridge.db.SqliteReader;
import paybridge.work.Chance;

/// Every way in which the books of gateway, bridge and shop can differ, injected at random moments
/// into the orders of a bridge that has many others open.
final class DivergenceRun implements Run {
  private static final int OPEN = 1_000;
  private static final int INJECTING_MILLIS = 40_000;

  /// With less time only some are injected, of those that end as soon as they are found.
  private static final int WHOLE_SECONDS = 60;

  private static final int FEW = 40;
  private static final int AT_ONCE = 8;
  private static final long TOTAL = 4_990;
  private static final long ARRANGED_MILLIS = 120_000;
  private static final long ENDED_MILLIS = 300_000;
  private static final long LOOK_MILLIS = 400;

  @Override
  public String name() {
    return "divergence";
  }

  @Override
  public String promise() {
    return "books that differ are found within a minute, and agree again or lie with a person within five";
  }

  @Override
  public int seconds() {
    return 270;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    boolean whole = effort.all() || effort.time().toSeconds() >= WHOLE_SECONDS;
    try (var stage = Stage.open(effort, Cast.of(2));
        var reader = new SqliteReader(stage.books())) {
      stage.gateway.mute(true);
      var injected = checkout(stage, plans(stage.chance, whole));
      var open = open(stage, whole ? OPEN : FEW);
      stage.shops().get(1).mood(Shop.Mood.AWAY);
      arrange(stage, injected, reader);
      inject(stage, injected, reader, whole ? INJECTING_MILLIS : 1);
      watch(stage, injected, reader);
      return new DivergenceFigures(injected, open, Sight.all(reader), stage.ledger).lines();
    }
  }

  private static List<Injection> plans(Chance chance, boolean whole) {
    var plans =
        whole
            ? Injection.all()
            : Injection.all().stream().filter(DivergenceRun::quick).toList();
    var byChance =
        plans.stream()
            .map(plan -> Map.entry(chance.below(Integer.MAX_VALUE), plan))
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue);
    return (whole ? byChance : byChance.limit(FEW)).toList();
  }

  private static boolean quick(Injection plan) {
    return plan.kind()
        .map(Divergence::policy)
        .filter(policy -> policy == Policy.TELL || policy == Policy.ASK_THEN_PERSON)
        .isEmpty();
  }

  private static List<Injected> checkout(Stage stage, List<Injection> plans)
      throws InterruptedException {
    var injected = new ConcurrentLinkedQueue<Injected>();
    Crowd.each(
        AT_ONCE,
        IntStream.range(0, plans.size()).boxed().toList(),
        stage.ledger,
        i -> {
          var plan = plans.get(i);
          var capture = plan.hold() ? "manual" : "automatic";
          var order = stage.talk(plan.shop()).order("D" + i, TOTAL, capture);
          injected.add(new Injected(stage, plan, order));
        });
    return injected.stream().sorted(Comparator.comparing(Injected::id)).toList();
  }

  /// Orders that stay open and are left alone.
  private static List<BookedOrder> open(Stage stage, int count) throws InterruptedException {
    var open = new ConcurrentLinkedQueue<BookedOrder>();
    Crowd.each(
        AT_ONCE,
        IntStream.range(0, count).boxed().toList(),
        stage.ledger,
        i -> open.add(stage.talk(0).order("O" + i, TOTAL, "automatic")));
    return List.copyOf(open);
  }

  private static void arrange(Stage stage, List<Injected> injected, SqliteReader reader)
      throws InterruptedException {
    var news = stage.news();
    Crowd.each(AT_ONCE, injected, stage.ledger, one -> one.arrange(news));
    var left = new ArrayList<>(injected);
    Polling.until(
        ARRANGED_MILLIS,
        () -> {
          var sights = Sight.all(reader);
          left.removeIf(one -> one.arranged(sight(sights, one.id())));
          return left.isEmpty();
        });
    left.forEach(one -> stage.ledger.wrong(one + " could not be arranged"));
  }

  /// One after the other, spread over this time.
  private static void inject(
      Stage stage, List<Injected> injected, SqliteReader reader, long millis) {
    long began = stage.clock.millis();
    int done = 0;
    while (done < injected.size()) {
      long share = (stage.clock.millis() - began + 1) * injected.size() / millis;
      for (; done < Math.min(share, injected.size()); done++) {
        injected.get(done).inject();
      }
      look(stage, injected, reader);
    }
  }

  /// Until everything has ended, or should have.
  private static void watch(Stage stage, List<Injected> injected, SqliteReader reader) {
    long end = stage.clock.millis() + ENDED_MILLIS;
    while (stage.clock.millis() < end
        && injected.stream().anyMatch(one -> one.ended().isEmpty())) {
      look(stage, injected, reader);
    }
  }

  private static void look(Stage stage, List<Injected> injected, SqliteReader reader) {
    Polling.pause(LOOK_MILLIS);
    long now = stage.clock.millis();
    var sights = Sight.all(reader);
    injected.forEach(one -> one.look(sight(sights, one.id()), now));
  }

  static Sight sight(Map<String, Sight> sights, String id) {
    return Objects.requireNonNull(sights.get(id), id);
  }
}
