package paybridge.connector;

import java.time.Instant;
import java.util.Optional;

/// An order that the bridge found in a shop that tells nothing by itself.
///
/// @param key the shop's unguessable word for the order
/// @param stage where the order stands, in the words that matter to the bridge
/// @param ours whether the order's payment method is the one that the bridge serves
/// @param total empty when the shop's text is no amount of the currency
/// @param page the pay page that the order remembers, or empty
/// @param says what the order says now
/// @param returnUrl where the shopper sees the thank-you page
/// @param cancelUrl where the shopper can pay in another way
/// @param changed when the shop changed it last, by the shop's clock
public record FoundOrder(
    String id,
    String key,
    String number,
    Stage stage,
    boolean ours,
    Optional<Money> total,
    String totalText,
    String page,
    ShopSays says,
    Shopper shopper,
    String returnUrl,
    String cancelUrl,
    Instant changed) {
  /// Where an order stands.
  public enum Stage {
    /// It waits for money and may be given a page.
    WAITING,
    /// The shopper may choose how to pay.
    OPEN,
    /// It counts as paid.
    PAID,
    /// It was given up.
    ENDED,
    /// Nothing for the bridge.
    OTHER
  }
}
