package paybridge.ordersync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paybridge.db.Database;
import paybridge.db.MadePicture;
import paybridge.db.ReplayRow;
import paybridge.db.ReplayedPicture;
import paybridge.db.Tables;
import paybridge.truth.TellAgain;
import paybridge.work.Bell;
import paybridge.work.Step;

/// Goes on with replays, a few orders at a time: looks what became of those that it handed to the
/// outbox, and hands over as many more as the shop may have on its way. Each turn is one transaction,
/// so that a replay goes on after a crash where it was.
///
/// A shop that takes none of them is left alone for a minute, then ever longer up to an hour, and then
/// tried with one order: thousands of pictures thrown at a shop that is down would all be parked.
public final class ReplayStep implements Step {
  static final String NAME = "replays";
  static final int FIRST_PACE = 4;

  /// Fresh news waits behind no more than these.
  private static final int FASTEST = 48;

  /// Of so many orders at most one turn finds out whether they must be told.
  private static final int LOOKED = 200;

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofMillis(500);

  /// How often is looked what became of a picture that waits for its next try.
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private final Database database;
  private final InstantSource clock;
  private final TellAgain tellAgain;
  private final Bell bell;

  public ReplayStep(Database database, InstantSource clock, TellAgain tellAgain, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.tellAgain = tellAgain;
    this.bell = bell;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (most == 0 || database.read(t -> t.replays().countDue(now)) == 0) {
      return List.of();
    }
    long lease = now + LEASE.toMillis();
    return database.write(t -> t.replays().claim(now, lease, most)).stream()
        .<Runnable>map(row -> () -> turn(row.id(), lease))
        .toList();
  }

  private void turn(String id, long lease) {
    boolean told =
        database.write(
            t -> {
              var held = t.replays().hold(id, lease);
              return held.isPresent() && turn(t, held.get());
            });
    if (told) {
      bell.ring("order updates");
    }
  }

  /// True when something was handed to the outbox.
  private boolean turn(Tables t, ReplayRow row) {
    long now = clock.millis();
    var progress = new ReplayProgress(row);
    var sent = t.replays().sent(row.id());
    sent.forEach(picture -> settle(t, row, progress, picture, now));
    progress.judge(FASTEST);
    boolean running = row.state().equals("running");
    boolean all = running && (progress.missed() ? nothingLeft(t, row) : go(t, row, progress));
    boolean paused = progress.missed() && !all;
    if (all || row.state().equals("told")) {
      progress.allTold(now);
    }
    progress.nextAt(next(progress, running, all, paused, now));
    t.replays().turned(progress.row());
    return progress.told() > 0;
  }

  private static void settle(
      Tables t, ReplayRow row, ReplayProgress progress, ReplayedPicture picture, long now) {
    var next = picture.nextAt();
    var state =
        switch (picture.state()) {
          case "delivered" -> progress.confirmed();
          case "superseded" -> progress.newer();
          case "parked" -> progress.parked();
          default -> {
            boolean waits = picture.leaseUntil() <= now && next != null && next > now;
            yield waits
                ? progress.waits(picture.tries() > picture.seen())
                : progress.underWay();
          }
        };
    if (!state.equals("sent") || picture.tries() > picture.seen()) {
      t.replays().became(row.id(), picture.orderId(), state, picture.tries());
    }
  }

  private static boolean nothingLeft(Tables t, ReplayRow row) {
    return row.sinceAt() == null
        ? t.replays().waiting(row.id(), 1).isEmpty()
        : t.updates().made(row.shopId(), row.afterId(), row.untilId(), 1).isEmpty();
  }

  private boolean go(Tables t, ReplayRow row, ReplayProgress progress) {
    return row.sinceAt() == null ? chosen(t, row, progress) : since(t, row, progress);
  }

  /// Tells those that were chosen; true when all of them were looked at.
  private boolean chosen(Tables t, ReplayRow row, ReplayProgress progress) {
    int free = progress.free();
    var waiting = t.replays().waiting(row.id(), free + 1);
    waiting.stream().limit(free).forEach(order -> tell(t, row, progress, order));
    return waiting.size() <= free;
  }

  /// Tells those that changed since the moment; true when all of them were looked at.
  private boolean since(Tables t, ReplayRow row, ReplayProgress progress) {
    var made = t.updates().made(row.shopId(), row.afterId(), row.untilId(), LOOKED);
    int looked = 0;
    for (MadePicture picture : made) {
      if (progress.free() == 0) {
        break;
      }
      looked++;
      if (!row.alsoConfirmed() && hasConfirmed(t, picture)) {
        progress.leftConfirmed();
      } else {
        tell(t, row, progress, picture.orderId());
      }
      progress.after(picture.id());
    }
    return looked == made.size() && made.size() < LOOKED;
  }

  private static boolean hasConfirmed(Tables t, MadePicture picture) {
    return t.updates().newest(picture.orderId()).orElseThrow().state().equals("delivered");
  }

  private void tell(Tables t, ReplayRow row, ReplayProgress progress, String orderId) {
    var done = tellAgain.tell(t, orderId, "replay by " + row.askedBy());
    switch (done.verdict()) {
      case TOLD -> {
        var picture = done.picture().orElseThrow();
        t.replays().put(row.id(), orderId, picture.id(), "sent", picture.tries());
        progress.sent();
      }
      case UNDER_WAY -> {
        left(t, row, orderId);
        progress.leftUnderWay();
      }
      case NOTHING, PULLS, ALREADY -> {
        left(t, row, orderId);
        progress.leftNothing();
      }
    }
  }

  private static void left(Tables t, ReplayRow row, String orderId) {
    if (row.sinceAt() == null) {
      t.replays().put(row.id(), orderId, "", "left-out", 0);
    }
  }

  private static @Nullable Long next(
      ReplayProgress progress, boolean running, boolean all, boolean paused, long now) {
    if (progress.ended() || (!running && progress.open() == 0)) {
      return null;
    }
    if (running && paused) {
      return now + pause(progress.misses()).toMillis();
    }
    if (progress.anyUnderWay() || progress.told() > 0) {
      return now + SOON.toMillis();
    }
    return running && !all && progress.free() > 0 ? now : now + SELDOM.toMillis();
  }

  private static Duration pause(int misses) {
    var pause = PAUSE.multipliedBy(1L << Math.min(6, misses - 1));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
