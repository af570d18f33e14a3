package paybridge.connector;

import java.time.Duration;
import java.util.Set;

/// A payment method a gateway can offer, and what it can do there.
///
/// @param code the gateway connector's own code, lower case
/// @param title for shoppers
/// @param countries ISO 3166 alpha-2 where it works; empty: everywhere
/// @param currencies ISO 4217 codes; empty: all the connector declares
/// @param window how long the payment may still turn paid after its page was opened
/// @param source the contract's section
public record MethodSpec(
    String code,
    String title,
    Set<String> countries,
    Set<String> currencies,
    Set<Can> can,
    Duration window,
    String source) {
  /// What a method can do beyond taking money once.
  public enum Can {
    CAPTURE,
    PARTIAL_CAPTURE,
    REFUND,
    PARTIAL_REFUND,
    RECURRING
  }
}
