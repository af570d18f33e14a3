package paybridge.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A payment method a gateway can offer, and what it can do there.
///
/// @param code the gateway connector's own code, lower case
/// @param title for shoppers
/// @param countries ISO 3166 alpha-2 where it works; empty: everywhere
/// @param currencies ISO 4217 codes; empty: all the connector declares
/// @param least the smallest amount, where the gateway has one
/// @param most the largest amount, where the gateway has one
/// @param window how long the payment may still turn paid after its page was opened
/// @param refundWindow how long after the payment a refund is usually possible; beyond it a person is
///     warned and the gateway decides
/// @param asking how often to ask about a fresh payment, where the gateway says so
/// @param source the contract's section
public record MethodSpec(
    String code,
    String title,
    Set<String> countries,
    Set<String> currencies,
    Set<Can> can,
    Optional<Money> least,
    Optional<Money> most,
    Duration window,
    Optional<Duration> refundWindow,
    Optional<Asking> asking,
    String source) {
  /// A method of a gateway that does not say how often to ask.
  public MethodSpec(
      String code,
      String title,
      Set<String> countries,
      Set<String> currencies,
      Set<Can> can,
      Optional<Money> least,
      Optional<Money> most,
      Duration window,
      Optional<Duration> refundWindow,
      String source) {
    this(
        code, title, countries, currencies, can, least, most, window, refundWindow,
        Optional.empty(), source);
  }

  /// A method without limits of its own.
  public MethodSpec(
      String code,
      String title,
      Set<String> countries,
      Set<String> currencies,
      Set<Can> can,
      Duration window,
      String source) {
    this(
        code, title, countries, currencies, can, Optional.empty(), Optional.empty(), window,
        Optional.empty(), source);
  }

  /// What a method can do beyond taking money once.
  public enum Can {
    CAPTURE,
    PARTIAL_CAPTURE,
    REFUND,
    PARTIAL_REFUND,
    RECURRING
  }
}
