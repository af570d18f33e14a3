package paybridge.connector;

import java.time.Instant;
import java.util.Optional;

/// What came of something we asked of a far end. The caller switches over all four, without
/// `default`: they differ in what may be done next.
public sealed interface Answer<T> {
  /// Heard, and done (a report inside may still say *pending*).
  record Done<T>(T value) implements Answer<T> {}

  /// Heard, and no. Do not repeat.
  record Refused<T>(DeclineReason reason, String said) implements Answer<T> {}

  /// Never arrived, or declared unprocessed: safe to repeat, not before `earliest`.
  record NotSent<T>(String why, Optional<Instant> earliest) implements Answer<T> {
    public NotSent(String why) {
      this(why, Optional.empty());
    }
  }

  /// May have happened. A call that moves money is never repeated before the far end was asked.
  record Unknown<T>(String why) implements Answer<T> {}

  /// The same answer about another value; the three that carry none stay what they are.
  default <R> Answer<R> map(java.util.function.Function<? super T, ? extends R> change) {
    return switch (this) {
      case Done<T>(var value) -> new Done<>(change.apply(value));
      case Refused<T>(var reason, var said) -> new Refused<>(reason, said);
      case NotSent<T>(var why, var earliest) -> new NotSent<>(why, earliest);
      case Unknown<T>(var why) -> new Unknown<>(why);
    };
  }

  /// What comes of going on with the value; the three that carry none stay what they are.
  default <R> Answer<R> then(java.util.function.Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Done<T>(var value) -> next.apply(value);
      case Refused<T>(var reason, var said) -> new Refused<>(reason, said);
      case NotSent<T>(var why, var earliest) -> new NotSent<>(why, earliest);
      case Unknown<T>(var why) -> new Unknown<>(why);
    };
  }
}
