package paybridge.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// The time of the world, and what is still to come. Time moves only from event to event.
final class Timeline implements InstantSource {
  private static final Instant BEGIN = Instant.parse("2027-01-04T00:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now = BEGIN.toEpochMilli();
  private long numbers;

  private record Event(long at, long number, Runnable run) {}

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public long millis() {
    return now;
  }

  long began() {
    return BEGIN.toEpochMilli();
  }

  /// Something happens after so many milliseconds. Events of one moment keep their order.
  void in(long millis, Runnable event) {
    events.add(new Event(now + Math.max(0, millis), numbers++, event));
  }

  /// When the next event is; far away when there is none.
  long next() {
    var event = events.peek();
    return event == null ? Long.MAX_VALUE : event.at();
  }

  /// Moves on to the next event and lets it happen.
  void happen() {
    var event = events.remove();
    moveTo(event.at());
    event.run().run();
  }

  void moveTo(long time) {
    now = Math.max(now, time);
  }
}
