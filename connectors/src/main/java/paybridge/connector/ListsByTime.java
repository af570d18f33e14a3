package paybridge.connector;

import java.time.Instant;
import java.util.List;

/// A gateway that lists what happened in a time window.
public interface ListsByTime {
  /// Everything between the two times (UTC), both inclusive.
  Answer<List<Report>> list(GatewayCall call, Instant from, Instant to);
}
