package paybridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A payment as its gateway knows it.
///
/// @param furtherIds ids that later calls need besides `gatewayReference`, by the gateway's own
///     names for them, such as a WooshPay `session` or PayMaster's `f023_RRN`; the first one heard
///     under a name stays
/// @param amount what was asked
/// @param opened when the attempt began
/// @param openRefunds its refunds of which the gateway has not said how they ended, for gateways that
///     must be asked about each
public record PaymentRef(
    String merchantReference,
    Optional<String> gatewayReference,
    Map<String, String> furtherIds,
    Money amount,
    Capture capture,
    String method,
    Instant opened,
    List<RefundRef> openRefunds) {
  public PaymentRef {
    furtherIds = Map.copyOf(furtherIds);
    openRefunds = List.copyOf(openRefunds);
  }

  /// Of a payment without open refunds.
  public PaymentRef(
      String merchantReference,
      Optional<String> gatewayReference,
      Map<String, String> furtherIds,
      Money amount,
      Capture capture,
      String method,
      Instant opened) {
    this(
        merchantReference, gatewayReference, furtherIds, amount, capture, method, opened,
        List.of());
  }

  /// Of a payment that has one name at its gateway.
  public PaymentRef(
      String merchantReference,
      Optional<String> gatewayReference,
      Money amount,
      Capture capture,
      String method,
      Instant opened) {
    this(merchantReference, gatewayReference, Map.of(), amount, capture, method, opened);
  }
}
