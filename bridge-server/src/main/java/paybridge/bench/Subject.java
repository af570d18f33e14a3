package paybridge.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// A server under load with the requests that suit it. Requests are made before a run begins.
final class Subject {
  private static final int LEAST = 1_000;
  private static final int FIRST_GUESS = 4_000;

  private final String name;
  private final Generator generator;
  private final IntFunction<List<byte[]>> making;
  private double rate = FIRST_GUESS;

  private Subject(String name, Generator generator, IntFunction<List<byte[]>> making) {
    this.name = name;
    this.generator = generator;
    this.making = making;
  }

  /// A server that gets the same request again and again.
  static Subject same(String name, int port, byte[] request) {
    return new Subject(
        name, Generator.deaf(port), count -> java.util.Collections.nCopies(count, request));
  }

  /// A server whose every request is another.
  static Subject fresh(
      String name, int port, Consumer<String> hearer, IntFunction<List<byte[]>> making) {
    return new Subject(name, new Generator(port, hearer), making);
  }

  /// Runs second by second until the compiler has done its work: until five seconds in a row were
  /// not a twentieth better than the best before, `most` seconds at the longest.
  void warm(int most) {
    double best = 0;
    int calm = 0;
    for (int second = 0; second < most && calm < 5; second++) {
      double now = saturate(Duration.ofSeconds(1)).perSecond();
      calm = now > best * 1.05 ? 0 : calm + 1;
      best = Math.max(best, now);
    }
  }

  Outcome saturate(Duration span) {
    int enough = (int) Math.max(LEAST, rate * 1.5 * span.toMillis() / 1000);
    var outcome = generator.saturate(Generator.Requests.of(making.apply(enough)), span);
    rate = Math.max(rate / 2, outcome.perSecond());
    return checked(outcome);
  }

  Outcome openLoop(int perSecond, Duration span) {
    int count = (int) (perSecond * span.toMillis() / 1000);
    return checked(
        generator.openLoop(Generator.Requests.of(making.apply(count)), perSecond, span));
  }

  /// A refusal means that the benchmark is wrong; a silence is only slow, and stands in the figures.
  private Outcome checked(Outcome outcome) {
    if (!outcome.example().isEmpty()) {
      throw new IllegalStateException(
          outcome.failed() + " calls to '" + name + "' failed, such as: " + outcome.example());
    }
    return outcome;
  }
}
