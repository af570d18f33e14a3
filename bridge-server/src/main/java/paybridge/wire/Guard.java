package paybridge.wire;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import paybridge.wire.EgressRules.Verdict;

/// Decides whether a request may go out and to which addresses. A name is resolved once; what is
/// checked is what is connected to.
final class Guard implements AutoCloseable {
  sealed interface Ruling {
    record Open(Target target, List<InetAddress> addresses) implements Ruling {}

    record Closed(String why) implements Ruling {}
  }

  private static final int RESOLVERS = 16;

  private final EgressRules rules;
  private final Names names;

  /// The system's resolver cannot be interrupted and would hold up a virtual thread's carrier, so
  /// it runs on threads of its own that a request waits for no longer than it has patience.
  private final ThreadPoolExecutor resolvers;

  Guard(EgressRules rules, Names names) {
    this.rules = rules;
    this.names = names;
    this.resolvers =
        new ThreadPoolExecutor(
            RESOLVERS,
            RESOLVERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            Thread.ofPlatform().daemon().name("wire-names-", 0).factory());
    this.resolvers.allowCoreThreadTimeOut(true);
  }

  Ruling check(String address, Duration patience) {
    Target target;
    try {
      target = Target.of(address);
    } catch (IllegalArgumentException odd) {
      return new Ruling.Closed("not allowed: " + odd.getMessage());
    }
    if (judge(target, List.of()) instanceof Verdict.Refused refused) {
      return new Ruling.Closed("not allowed: " + refused.why());
    }
    List<InetAddress> addresses;
    try {
      addresses = resolve(target, patience);
    } catch (TimeoutException slow) {
      return new Ruling.Closed("the name was not resolved in time");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Ruling.Closed("stopped");
    } catch (ExecutionException | RuntimeException unknown) {
      return new Ruling.Closed("unknown host");
    }
    if (addresses.isEmpty()) {
      return new Ruling.Closed("unknown host");
    }
    return switch (judge(target, addresses)) {
      case Verdict.Allowed allowed -> new Ruling.Open(target, addresses);
      case Verdict.Refused refused -> new Ruling.Closed("not allowed: " + refused.why());
    };
  }

  private Verdict judge(Target target, List<InetAddress> addresses) {
    return rules.judge(target.scheme(), target.host(), target.port(), addresses);
  }

  private List<InetAddress> resolve(Target target, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (target.literal().isPresent()) {
      return List.of(target.literal().get());
    }
    var asked = resolvers.submit(() -> names.resolve(target.host()));
    try {
      return List.copyOf(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } finally {
      asked.cancel(true);
    }
  }

  @Override
  public void close() {
    resolvers.shutdownNow();
  }
}
