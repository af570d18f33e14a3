package paybridge.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Waits so long for an outside call and no longer. A call that is late goes on by itself and hands
/// its result to `late`, so that nothing it learned is lost.
public final class Within {
  private final Executor background;

  public Within(Executor background) {
    this.background = background;
  }

  /// The result of `call`, or empty when it takes longer; then `late` gets it, exactly once.
  public <T> Optional<T> within(Duration patience, Supplier<T> call, Consumer<T> late) {
    var result = new CompletableFuture<T>();
    var taken = new AtomicBoolean();
    background.execute(
        () -> {
          try {
            result.complete(call.get());
          } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
          }
        });
    try {
      return Optional.of(await(result, patience));
    } catch (TimeoutException slow) {
      var _ =
          result.thenAcceptAsync(
              value -> {
                if (taken.compareAndSet(false, true)) {
                  late.accept(value);
                }
              },
              background);
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }

  private <T> T await(CompletableFuture<T> result, Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (background instanceof Patient told && !told.comes(result, patience)) {
      throw new TimeoutException("it does not come within " + patience);
    }
    return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
