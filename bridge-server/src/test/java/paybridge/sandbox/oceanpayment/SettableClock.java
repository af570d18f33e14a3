package paybridge.sandbox.oceanpayment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time as a value.
final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-01T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
