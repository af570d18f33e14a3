package paybridge.torture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import paybridge.work.Chance;

/// The bridge dies before every single statement with which it writes down a checkout, a
/// notification and its delivery, a refund, a capture, a charge.
final class BoundariesRun implements Run {
  private static final int LAST = 0;
  private static final int COUNT = 1;
  private static final Duration FLOW = Duration.ofSeconds(150);

  @Override
  public String name() {
    return "boundaries";
  }

  @Override
  public String promise() {
    return "a crash before any statement leaves a request complete or cleanly to be made again";
  }

  @Override
  public int seconds() {
    return 50;
  }

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    var plan = Numbers.in(effort.data().resolve("halt"), ByteOrder.BIG_ENDIAN);
    var cast = Cast.of(1).java("-Dpaybridge.halt-file=" + plan.file());
    try (var stage = Stage.open(effort, cast);
        var guardian = new Guardian(stage)) {
      var flows = new Flows(stage);
      var lines = new ArrayList<Line>();
      for (var flow : Flows.Flow.values()) {
        lines.add(every(stage, guardian, flows, flow, plan, effort));
      }
      return lines;
    }
  }

  private static Line every(
      Stage stage,
      Guardian guardian,
      Flows flows,
      Flows.Flow flow,
      Numbers plan,
      Effort effort)
      throws InterruptedException {
    var end = effort.deadline(0.9 / Flows.Flow.values().length);
    int points = count(flows, flow, plan);
    var order = new ArrayList<Integer>();
    for (int point = 1; point <= points; point++) {
      order.add(point);
    }
    Chance.seeded(effort.seed()).shuffle(order);
    int tried = 0;
    int before = guardian.deaths();
    for (int point : order) {
      if (!effort.all() && end.over()) {
        break;
      }
      tried++;
      dieAt(stage, flows, flow, plan, point);
    }
    var promises = stage.promises();
    promises.nothingAcknowledgedIsMissingAtAll();
    promises.booksAgree(stage.over(), 60_000);
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    against.addAll(stage.ledger.doubles());
    return Line.of(
        flow.spelling() + ": a crash before any statement leaves it complete or cleanly refused",
        "%d of %d statements tried, the bridge died %d times; %d calls repeated byte for byte, %d books compared"
            .formatted(
                tried, points, guardian.deaths() - before, promises.answersRepeated(), promises.booksCompared()),
        against);
  }

  /// How many statements the flow takes when nobody disturbs it.
  private static int count(Flows flows, Flows.Flow flow, Numbers plan)
      throws InterruptedException {
    var story = flows.prepare(flow);
    int before = plan.at(COUNT);
    story.go();
    Polling.pause(300);
    int points = plan.at(COUNT) - before;
    story.over();
    return points;
  }

  /// Lets it die on the way. The flow is over in any case, however often it had to be begun.
  private static void dieAt(
      Stage stage, Flows flows, Flows.Flow flow, Numbers plan, int point)
      throws InterruptedException {
    var story = flows.prepare(flow);
    plan.put(LAST, plan.at(COUNT) + point);
    var told =
        Thread.startVirtualThread(
            () -> {
              try {
                story.go();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException wrong) {
                stage.ledger.wrong(flow.spelling() + " at statement " + point + ": " + wrong);
              }
            });
    if (!told.join(FLOW)) {
      stage.ledger.wrong(flow.spelling() + " at statement " + point + " never ended");
      told.interrupt();
    }
    Polling.pause(100);
    plan.put(LAST, 0);
    story.over();
  }
}
