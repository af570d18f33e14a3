package paybridge.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import paybridge.connector.ShopAnswer;
import paybridge.connector.Storefront;
import paybridge.db.AnswerRow;
import paybridge.db.Database;
import paybridge.db.Tables;

/// One answer per call, however often it is made. The first caller works; a second one with the
/// same id waits for it and gets the same bytes; one with another body is refused. A call whose
/// process died before it answered is simply made again: every call can be.
public final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Flight> inFlight = new ConcurrentHashMap<>();

  public Answers(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Flight(byte[] bodyHash, CompletableFuture<Reply> reply) {}

  /// What is known of a call.
  public sealed interface Begun {
    /// Nobody answered it yet.
    ///
    /// @param first nobody made it yet, either
    record Fresh(boolean first) implements Begun {}

    /// It was answered.
    record Replay(Reply reply) implements Begun {}

    /// It was made before, with another body.
    record OtherBody() implements Begun {}
  }

  /// How problems are told to whoever called.
  public interface Form {
    /// Writes a problem.
    Reply write(ShopAnswer.Problem problem);

    /// The key was used before for something else.
    ShopAnswer.Problem reused();
  }

  /// What came of a call.
  ///
  /// @param keep false when the very same call may be answered better later
  public record Made(Reply reply, boolean keep) {}

  /// Runs `work` unless the same call is at work already; then waits for its reply.
  public Reply once(CallKey key, Storefront storefront, Supplier<Reply> work) {
    return once(key, plugin(storefront), work);
  }

  private Reply once(CallKey key, Form form, Supplier<Reply> work) {
    var mine = new Flight(key.bodyHash(), new CompletableFuture<>());
    var other = inFlight.putIfAbsent(key.text(), mine);
    if (other != null) {
      return Arrays.equals(other.bodyHash(), key.bodyHash())
          ? await(other, form)
          : form.write(form.reused());
    }
    try {
      var reply = work.get();
      mine.reply().complete(reply);
      return reply;
    } catch (RuntimeException | Error failure) {
      mine.reply().completeExceptionally(failure);
      throw failure;
    } finally {
      inFlight.remove(key.text());
    }
  }

  /// As [#once], with the answer kept in a transaction of its own. An answer that may be better
  /// later (`retryable`) is not kept.
  public Reply onceKept(CallKey key, Storefront storefront, Supplier<ShopAnswer> work) {
    return onceKept(
        key,
        plugin(storefront),
        _ -> {},
        () -> {
          var answer = work.get();
          return new Made(write(storefront, answer), !better(answer));
        });
  }

  /// The same for whoever is told in another form.
  ///
  /// @param first done in the transaction in which the call is made for the first time, and not again
  ///   when the call is made once more after a crash
  public Reply onceKept(CallKey key, Form form, Consumer<Tables> first, Supplier<Made> work) {
    return once(
        key,
        form,
        () ->
            switch (database.write(t -> begin(t, key, first))) {
              case Begun.Replay(var reply) -> reply;
              case Begun.OtherBody() -> form.write(form.reused());
              case Begun.Fresh _ -> {
                var made = work.get();
                database.write(t -> keep(t, key, made));
                yield made.reply();
              }
            });
  }

  private Begun begin(Tables tables, CallKey key, Consumer<Tables> first) {
    var begun = begin(tables, key);
    if (begun instanceof Begun.Fresh(var isFirst) && isFirst) {
      first.accept(tables);
    }
    return begun;
  }

  /// Writes down that the call was made; tells what is known of it. Inside a transaction.
  Begun begin(Tables tables, CallKey key) {
    int made =
        tables
            .answers()
            .begin(
                new AnswerRow(
                    key.shopId(), key.call(), key.messageId(), key.bodyHash(), null, null,
                    clock.millis()));
    if (made == 1) {
      return new Begun.Fresh(true);
    }
    var known = tables.answers().find(key.shopId(), key.call(), key.messageId()).orElseThrow();
    if (!Arrays.equals(known.bodyHash(), key.bodyHash())) {
      return new Begun.OtherBody();
    }
    var status = known.status();
    var body = known.body();
    return status == null || body == null
        ? new Begun.Fresh(false)
        : new Begun.Replay(new Reply(status, body));
  }

  /// Keeps the answer. Inside a transaction.
  int keep(Tables tables, CallKey key, ShopAnswer answer, Reply reply) {
    return keep(tables, key, new Made(reply, !better(answer)));
  }

  private static int keep(Tables tables, CallKey key, Made made) {
    return made.keep()
        ? tables
            .answers()
            .finish(
                key.shopId(), key.call(), key.messageId(), made.reply().status(),
                made.reply().body())
        : tables.answers().forget(key.shopId(), key.call(), key.messageId());
  }

  /// The very same call may be answered better later.
  private static boolean better(ShopAnswer answer) {
    return answer instanceof ShopAnswer.Problem problem && problem.retryable();
  }

  private static Form plugin(Storefront storefront) {
    return new Form() {
      @Override
      public Reply write(ShopAnswer.Problem problem) {
        return Answers.write(storefront, problem);
      }

      @Override
      public ShopAnswer.Problem reused() {
        return otherBody();
      }
    };
  }

  static Reply write(Storefront storefront, ShopAnswer answer) {
    return new Reply(
        answer instanceof ShopAnswer.Problem problem ? problem.status() : answer.status(),
        storefront.write(answer));
  }

  static ShopAnswer.Problem otherBody() {
    return Problems.bad(
        422,
        "key-reused",
        "webhook-id",
        "This webhook-id was used before with another body. Use a new one for a new call.");
  }

  private static Reply await(Flight flight, Form form) {
    try {
      return flight.reply().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return form.write(
          Problems.later(409, "in-progress", "The same call is still at work. Try again."));
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the same call failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }
}
