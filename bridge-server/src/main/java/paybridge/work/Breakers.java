package paybridge.work;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// The way out for one gateway account: when its gateway does not answer at all, it is left alone for
/// a while, so that nobody waits in vain and nothing is held by a far end that is down. Any answer
/// counts as one, also a bad one: a gateway that says no is there.
///
/// What is not sent is said to be *never sent*, so that it may be sent later.
public final class Breakers {
  /// Of the last so many calls …
  static final int LAST_CALLS = 10;

  /// … this share was not answered: then it rests.
  static final int PERCENT_UNANSWERED = 80;

  /// How long a gateway is left alone before it is tried again.
  static final Duration REST = Duration.ofSeconds(10);

  private final CircuitBreakerRegistry accounts;
  private final Wire wire;

  public Breakers(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.accounts =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindow(LAST_CALLS, LAST_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(PERCENT_UNANSWERED)
                .recordResult(answer -> !(answer instanceof WireAnswer.Replied))
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(2)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
  }

  /// The way out for the account with this id.
  public Wire of(String account) {
    var breaker = accounts.circuitBreaker(account);
    return request -> send(breaker, request);
  }

  /// True while the account's gateway is left alone because it does not answer.
  public boolean rests(String account) {
    return accounts
        .find(account)
        .filter(it -> it.getState() == CircuitBreaker.State.OPEN)
        .isPresent();
  }

  private WireAnswer send(CircuitBreaker breaker, WireRequest request) {
    if (!breaker.tryAcquirePermission()) {
      return new WireAnswer.NeverSent(
          "the gateway has not answered lately and is left alone for "
              + REST.toSeconds()
              + " seconds");
    }
    try {
      var answer = wire.send(request);
      breaker.onResult(0, TimeUnit.NANOSECONDS, answer);
      return answer;
    } catch (RuntimeException ours) {
      breaker.releasePermission();
      throw ours;
    }
  }
}
