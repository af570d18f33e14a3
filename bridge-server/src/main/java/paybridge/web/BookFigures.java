package paybridge.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import paybridge.db.Database;
import paybridge.db.Figures;
import paybridge.db.StorageUnavailable;

/// The gauges that are read from the books, all at one moment. When the books cannot be read they
/// are `NaN`, not 0.
final class BookFigures {
  private final Database database;
  private final InstantSource clock;
  private volatile @Nullable Figures now;

  BookFigures(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void bindTo(MeterRegistry registry) {
    var pictures = "paybridge.pictures";
    var messages = "paybridge.messages";
    gauge(registry, pictures, "state", "due", "Pictures of orders, by state", Figures::picturesDue);
    gauge(
        registry, pictures, "state", "parked", "Pictures of orders, by state",
        Figures::picturesParked);
    gauge(
        registry, "paybridge.oldest.due.picture.age.seconds", "", "",
        "How long the oldest picture waits to be heard; 0 when none waits", this::age);
    gauge(
        registry, messages, "state", "waiting", "Proved messages of gateways, by state",
        Figures::messagesWaiting);
    gauge(
        registry, messages, "state", "unmatched", "Proved messages of gateways, by state",
        Figures::messagesUnmatched);
    gauge(
        registry, "paybridge.payments.unknown", "", "", "Payments with unknown outcome",
        Figures::paymentsUnknown);
    gauge(
        registry, "paybridge.cases.open", "", "", "Cases that a person must close",
        Figures::casesOpen);
  }

  /// Counts anew.
  void refresh() {
    try {
      now = database.read(t -> t.figures().now());
    } catch (StorageUnavailable unreadable) {
      now = null;
    }
  }

  private double age(Figures figures) {
    var oldest = figures.oldestDue();
    return oldest == null ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String tag,
      String value,
      String help,
      ToDoubleFunction<Figures> read) {
    var gauge =
        Gauge.builder(
                name,
                this,
                all -> {
                  var figures = all.now;
                  return figures == null ? Double.NaN : read.applyAsDouble(figures);
                })
            .description(help)
            .strongReference(true);
    (tag.isEmpty() ? gauge : gauge.tag(tag, value)).register(registry);
  }
}
