package paybridge.asking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import paybridge.db.Database;
import paybridge.work.Step;

/// Asks about every payment whose question is due.
public final class AskingStep implements Step {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private final Database database;
  private final InstantSource clock;
  private final AskGateway askGateway;

  public AskingStep(Database database, InstantSource clock, AskGateway askGateway) {
    this.database = database;
    this.clock = clock;
    this.askGateway = askGateway;
  }

  @Override
  public String name() {
    return "questions";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (database.read(t -> t.payments().dueQuestions(now)) == 0) {
      return List.of();
    }
    return database
        .write(t -> t.payments().claimQuestions(now, now + LEASE.toMillis(), most))
        .stream()
        .map(payment -> (Runnable) () -> askGateway.ask(payment))
        .toList();
  }
}
