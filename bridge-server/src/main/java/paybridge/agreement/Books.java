package paybridge.agreement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import paybridge.connector.Word;

/// What the three books say of one order, in minor units of the order's currency.
///
/// @param attempts the gateway's word and ours about each attempt, oldest first
/// @param ours the bridge about the order
/// @param shop the shop about the order
public record Books(List<Attempt> attempts, Ours ours, Shop shop) {

  /// Sums in a book; a sum that a gateway never tells is empty.
  public record Sums(long captured, OptionalLong refunded, long refundPending) {
    /// Sums that are all known.
    public static Sums of(long captured, long refunded, long refundPending) {
      return new Sums(captured, OptionalLong.of(refunded), refundPending);
    }
  }

  /// One attempt.
  ///
  /// @param fresh the gateway's answer is younger than what the bridge heard last, so that the two
  ///     may be compared
  public record Attempt(
      int number, GatewayWord gateway, Sums theirs, Word ours, Sums book, boolean fresh) {}

  /// The bridge's own book.
  ///
  /// @param told a picture exists that the shop must hear
  /// @param flags of the order's truth, such as `unknown`, `late`
  public record Ours(Word word, boolean told, List<String> flags, long asked, Sums sums) {
    boolean unknown() {
      return flags.contains("unknown");
    }
  }

  /// The shop's book.
  ///
  /// @param total the order's total there, where it tells it
  /// @param refunded what was refunded there, where it tells it
  /// @param sameCurrency false when it told a sum in another currency
  public record Shop(
      ShopWord word, Optional<Long> total, Optional<Long> refunded, boolean sameCurrency) {}
}
