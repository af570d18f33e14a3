package paybridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The complete truth about one order, as the shop is told it. Pictures are not steps: the newest
/// one is enough. The shop applies it if and only if `sequence` is higher than the last it applied.
///
/// @param orderId the shop's id
/// @param sequence one counter per order, raised whenever the truth changes
/// @param word the order in one word
/// @param amounts sums over all attempts
/// @param flags `unknown`, `conflicting`, `disputed`, `differs`, `paid-twice`, `late`, `test`
/// @param attempt number of the newest attempt
/// @param notes what happened, oldest first; the shop writes each once, by its id
public record OrderPicture(
    String orderId,
    String number,
    long sequence,
    Word word,
    Amounts amounts,
    List<String> flags,
    int attempt,
    List<Attempt> attempts,
    List<Refund> refunds,
    List<Note> notes) {
  /// Sums in the order's currency, in minor units. `captured` counts what was refunded, too.
  public record Amounts(
      CurrencyUnit currency,
      long asked,
      long authorized,
      long captured,
      long refunded,
      long refundPending,
      long disputed) {}

  /// One attempt to collect.
  public record Attempt(
      int attempt,
      String reference,
      String gateway,
      String method,
      Word word,
      Optional<String> gatewayReference,
      Optional<DeclineReason> declined) {}

  /// One refund. `id` is the bridge's; `shopRefundId` is set when the shop asked for it.
  public record Refund(
      String id,
      Optional<String> shopRefundId,
      Optional<String> gatewayId,
      long minor,
      Fact.RefundState state) {}

  /// One line for the order's notes.
  public record Note(String id, Instant at, String text) {}
}
