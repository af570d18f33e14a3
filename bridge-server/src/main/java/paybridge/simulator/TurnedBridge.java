package paybridge.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paybridge.db.Leases;
import paybridge.db.StorageUnavailable;
import paybridge.db.TurnedDatabase;
import paybridge.work.Bell;
import paybridge.work.Chance;
import paybridge.work.Patient;
import paybridge.work.Step;

/// The bridge: its real rooms on books in memory, turned by the one thread of the world. It may die
/// before any statement, after any commit, and before or after any call outside; then only the books
/// are left, and the next process begins with them.
final class TurnedBridge implements Patient {
  static final String URL = "https://bridge.example";

  private static final int MOST_ROUNDS = 1000;
  private static final long LIES_AROUND = 6 * 3_600_000L;

  /// So often, in times of a thousand, a step is turned of which nothing is due in the books: its
  /// worker looks twice a second, the world only when something happens.
  private static final int LOOKS = 250;

  private static final int LOOKS_IN_VAIN = 20;

  /// Where a process can die.
  enum Moment {
    STATEMENT,
    COMMIT,
    BEFORE_CALL,
    AFTER_CALL
  }

  private final World world;
  private final Ground ground;
  private final Chance chance;
  private final TurnedDatabase database = new TurnedDatabase();
  private final DueWork work = new DueWork(database);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now());
  private @Nullable Moment moment;
  private Ground.@Nullable Rooms rooms;
  private int countdown;
  private boolean dead = true;
  private int lives;
  private long started;
  private int deaths;
  private long skew;

  TurnedBridge(World world, Ground ground, long seed) {
    this.world = world;
    this.ground = ground;
    this.chance = Chance.seeded(~seed);
    database.watch(
        new TurnedDatabase.Watch() {
          @Override
          public void before(String statement) {
            reached(Moment.STATEMENT, statement);
            if (statement.equals("commit")
                && world.weather.strikes(world.weather.diskFull)
                && world.founded()) {
              world.history.note("the disk is full");
              throw new StorageUnavailable("The database cannot write now.", new Crash("full"));
            }
          }

          @Override
          public void committed() {
            reached(Moment.COMMIT, "");
          }

          @Override
          public void wrote(String table, long row) {
            world.oracle.wrote(table, row);
          }
        });
  }

  /// What its clock says, which may be wrong.
  long now() {
    return world.timeline.millis() + skew;
  }

  /// From now on its clock is so much off.
  void skew(long millis) {
    skew = millis;
  }

  TurnedDatabase database() {
    return database;
  }

  boolean dead() {
    return dead;
  }

  /// Which process this is, counted from one.
  int life() {
    return lives;
  }

  int deaths() {
    return deaths;
  }

  Ground.Rooms rooms() {
    return Objects.requireNonNull(rooms, "not started");
  }

  void start() {
    lives++;
    started = world.timeline.millis();
    dead = false;
    world.history.note("bridge starts, life " + lives);
    Bell unheard = _ -> {};
    rooms =
        ground.rooms(
            new Ground.Outside(database, clock, chance, world.roads, this, unheard, URL));
    world.oracle.nothingIsLost();
    var _ = ask(() -> database.write(t -> Leases.endAll(t, clock.millis())));
  }

  /// From the next such moment but `after` on, the process is dead.
  void armed(Moment when, int after) {
    moment = when;
    countdown = after;
  }

  /// The bridge gets to this moment; when it is the one, it dies.
  void reached(Moment here, String what) {
    if (dead) {
      throw new Crash("dead");
    }
    if (moment == here && --countdown <= 0) {
      die(here + " " + what.lines().findFirst().orElse("").strip());
    }
  }

  private void die(String where) {
    moment = null;
    dead = true;
    deaths++;
    world.history.note("bridge dies: " + where);
    world.timeline.in(world.dice.between(500, 600_000), this::start);
    throw new Crash(where);
  }

  /// Lets the bridge do something; empty when there is no bridge, or it died before it was done.
  <T> Optional<T> ask(Supplier<T> work) {
    if (dead) {
      return Optional.empty();
    }
    try {
      var done = work.get();
      return dead ? Optional.empty() : Optional.of(done);
    } catch (Crash died) {
      return Optional.empty();
    } catch (StorageUnavailable full) {
      return Optional.empty();
    } catch (RuntimeException surprise) {
      world.rethrowBroken();
      if (dead) {
        return Optional.empty();
      }
      throw world.broken("a step ends without a surprise", surprise);
    }
  }

  /// Turns every step until nothing is due any more. True when something was.
  boolean turn() {
    boolean something = false;
    for (int round = 0; due() <= world.timeline.millis(); round++) {
      if (round > MOST_ROUNDS) {
        throw world.broken("turning ends", "something is due again and again at the same moment");
      }
      boolean any = false;
      for (var step : world.dice.shuffled(rooms().steps())) {
        any |= !dead && turn(step);
      }
      if (!any) {
        nothingLiesAround();
        break;
      }
      something = true;
    }
    return something;
  }

  /// What is due is claimed by some step, also after trouble.
  private void nothingLiesAround() {
    long now = world.timeline.millis();
    if (!dead && due() < now - LIES_AROUND && started < now - LIES_AROUND) {
      throw world.broken(
          "what is due is done", "something has been due since " + Instant.ofEpochMilli(due()));
    }
  }

  private boolean turn(Step step) {
    int most = 1 + world.dice.below(64);
    boolean known = DueWork.knows(step.name());
    boolean due = known && work.of(step.name()) <= now();
    if (!due && !world.dice.of1000(known ? LOOKS_IN_VAIN : LOOKS)) {
      return false;
    }
    List<Runnable> pieces = ask(() -> step.claim(most)).orElse(List.of());
    if (known && !due && !pieces.isEmpty()) {
      throw world.broken("only what is due is claimed", step.name());
    }
    if (!pieces.isEmpty()) {
      world.history.note("turn " + step.name() + " " + pieces.size());
    }
    for (var piece : world.dice.shuffled(pieces)) {
      var _ =
          ask(
              () -> {
                piece.run();
                return piece;
              });
      world.oracle.look();
    }
    return !pieces.isEmpty();
  }

  /// When something is due by itself, in the world's time; far away when nothing is.
  long due() {
    if (dead) {
      return DueWork.NEVER;
    }
    long first = work.first();
    return first == DueWork.NEVER ? first : first - skew;
  }

  /// Work in the background: at once, or later when it is a slow one.
  @Override
  public void execute(Runnable task) {
    if (!world.weather.strikes(world.weather.slow)) {
      task.run();
      return;
    }
    int mine = lives;
    long later = world.dice.between(100, 20_000);
    world.history.note("work in the background is " + later + " ms late");
    world.timeline.in(
        later,
        () -> {
          if (mine == lives && !dead) {
            var _ =
                ask(
                    () -> {
                      task.run();
                      return task;
                    });
          }
        });
  }

  @Override
  public boolean comes(Future<?> result, Duration patience) {
    if (!result.isDone()) {
      world.pass(patience.toMillis(), result::isDone);
      if (dead) {
        throw new Crash("while waiting");
      }
    }
    return result.isDone();
  }
}
