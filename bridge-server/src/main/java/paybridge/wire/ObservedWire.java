package paybridge.wire;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// A wire that tells every exchange to a sink. A sink that fails does not lose the answer: money
/// may hang on it.
public final class ObservedWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(ObservedWire.class);

  private final Wire inner;
  private final Consumer<Exchange> sink;
  private final InstantSource clock;

  private ObservedWire(Wire inner, Consumer<Exchange> sink, InstantSource clock) {
    this.inner = inner;
    this.sink = sink;
    this.clock = clock;
  }

  /// `inner`, observed.
  public static Wire observed(Wire inner, Consumer<Exchange> sink, InstantSource clock) {
    return new ObservedWire(inner, sink, clock);
  }

  @Override
  public WireAnswer send(WireRequest request) {
    var startedAt = clock.instant();
    long start = System.nanoTime();
    var answer = inner.send(request);
    long millis = (System.nanoTime() - start) / 1_000_000;
    try {
      sink.accept(new Exchange(request, answer, startedAt, millis));
    } catch (RuntimeException notKept) {
      LOG.warn("an exchange could not be recorded: {}", notKept.getClass().getName());
    }
    return answer;
  }
}
