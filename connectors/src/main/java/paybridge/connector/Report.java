package paybridge.connector;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a gateway said, in our words.
///
/// @param merchantReference our reference of the attempt; the only thing payments are matched by,
///     together with `gatewayReference` where a gateway names only its own
/// @param gatewayReference the gateway's own id of the payment, where it gives one
/// @param furtherIds what else the gateway calls the payment by ([PaymentRef#furtherIds])
/// @param said the gateway's clock, for people; the order of truth never depends on it
/// @param fact what it means
/// @param gatewayWord the gateway's own spelling (status, code), kept for support
public record Report(
    Optional<String> merchantReference,
    Optional<String> gatewayReference,
    Map<String, String> furtherIds,
    Optional<Instant> said,
    Fact fact,
    String gatewayWord) {
  public Report {
    furtherIds = Map.copyOf(furtherIds);
    if (merchantReference.isEmpty() && gatewayReference.isEmpty()) {
      throw new IllegalArgumentException("a report must name a payment");
    }
  }

  /// What we conclude ourselves about the attempt with this reference, without a gateway's message.
  public static Report ours(String merchantReference, Fact fact, String word) {
    return new Report(
        Optional.of(merchantReference), Optional.empty(), Optional.empty(), fact, word);
  }

  /// Of a gateway that has one name for a payment.
  public Report(
      Optional<String> merchantReference,
      Optional<String> gatewayReference,
      Optional<Instant> said,
      Fact fact,
      String gatewayWord) {
    this(merchantReference, gatewayReference, Map.of(), said, fact, gatewayWord);
  }
}
