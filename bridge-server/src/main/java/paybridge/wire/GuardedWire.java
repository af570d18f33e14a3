package paybridge.wire;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireRequest;

/// The one way out of the house. Begin with [#send]; one instance serves thousands of virtual
/// threads.
///
/// A request's patience bounds all of it, from the name to the last byte of the body, also against
/// an answer that trickles: one timer thread cancels what is late, no thread waits beside a
/// request. What was not even connected is *NeverSent* and may be repeated; as soon as the first
/// byte may have left it is *NoReply* unless the whole answer came.
public final class GuardedWire implements Wire, AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int ADDRESSES_TRIED = 3;

  private final Guard guard;
  private final WireLimits limits;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor deadlines;

  /// The way out with the machine's names and trusted certificates.
  public GuardedWire(EgressRules rules, WireLimits limits) {
    this(rules, limits, Names.ofTheMachine(), trustOfTheMachine());
  }

  GuardedWire(EgressRules rules, WireLimits limits, Names names, SSLContext tls) {
    this.guard = new Guard(rules, names);
    this.limits = limits;
    this.client = PinnedClient.open(limits, tls);
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("wire-deadlines").factory());
    this.deadlines.setRemoveOnCancelPolicy(true);
  }

  @Override
  public WireAnswer send(WireRequest request) {
    long end = System.nanoTime() + shorter(request.patience(), LONGEST).toNanos();
    var wrong = Outgoing.fault(request);
    if (wrong.isPresent()) {
      return new NeverSent(wrong.get());
    }
    return switch (guard.check(request.address(), left(end))) {
      case Guard.Ruling.Closed closed -> new NeverSent(closed.why());
      case Guard.Ruling.Open open -> overOneOf(open, request, end);
    };
  }

  /// Another address is tried only when the one before did not even accept a connection.
  private WireAnswer overOneOf(Guard.Ruling.Open open, WireRequest request, long end) {
    WireAnswer answer = new NeverSent("no time left");
    int tried = 0;
    for (var address : open.addresses()) {
      if (tried++ == ADDRESSES_TRIED || left(end).isZero()) {
        break;
      }
      answer = over(address, open.target(), request, end);
      if (!(answer instanceof NeverSent)) {
        break;
      }
    }
    return answer;
  }

  private WireAnswer over(InetAddress address, Target target, WireRequest request, long end) {
    var outgoing = new Outgoing(request, target.uri(), left(end), limits.answer());
    var host = new HttpHost(target.scheme(), address, target.host(), target.port());
    Future<?> deadline;
    try {
      // closing a socket may block, and others' deadlines must not wait for it
      deadline =
          deadlines.schedule(
              () -> Thread.startVirtualThread(outgoing::expire),
              left(end).toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      return new NeverSent("the way out is closed");
    }
    try {
      return outgoing.over(client, host);
    } finally {
      deadline.cancel(false);
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    guard.close();
    client.close(CloseMode.IMMEDIATE);
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static SSLContext trustOfTheMachine() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
