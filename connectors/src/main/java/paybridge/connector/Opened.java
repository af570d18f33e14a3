package paybridge.connector;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A gateway has a page for the shopper.
///
/// @param page where the shopper pays
/// @param gatewayReference the gateway's id, where it gives one before the payment
/// @param furtherIds what else the gateway calls the payment by ([PaymentRef#furtherIds])
/// @param pageEnds when the page stops taking money, where the gateway says so
public record Opened(
    Page page,
    Optional<String> gatewayReference,
    Map<String, String> furtherIds,
    Optional<Instant> pageEnds) {
  public Opened {
    furtherIds = Map.copyOf(furtherIds);
  }

  /// Of a gateway that has one name for a payment.
  public Opened(Page page, Optional<String> gatewayReference, Optional<Instant> pageEnds) {
    this(page, gatewayReference, Map.of(), pageEnds);
  }
}
