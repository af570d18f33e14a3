package paybridge.casefile;

import java.util.List;

/// What stands in a case file, for people and for programs. Times are RFC 3339 in UTC, amounts a
/// currency and a decimal text. Nothing personal and nothing secret stands in it: no name, no address,
/// no mail, no telephone, no token, no address of a page, no reason that a person typed.
///
/// @param format which version of this form it is
/// @param made when it was made
/// @param madeBy the fingerprint of the key that signs it
/// @param order the number that the shop shows
public record CaseFile(
    String format,
    String made,
    String madeBy,
    String order,
    String orderId,
    String shop,
    String storefront,
    String word,
    List<String> flags,
    Amounts amounts,
    ShopBook shopBook,
    List<Attempt> attempts,
    List<Move> moves,
    List<Line> timeline,
    List<Message> messages,
    List<Delivery> deliveries,
    List<Case> cases,
    History history) {
  /// The form of this version.
  public static final String FORMAT = "paybridge case file 1";

  /// Sums of the order.
  public record Amounts(
      String asked, String held, String paid, String refunded, String refundPending, String disputed) {}

  /// What the shop's own book said last.
  public record ShopBook(String says, String countsAsPaid, long applied, long of) {}

  /// One try to collect.
  public record Attempt(
      int number,
      String gateway,
      String account,
      boolean live,
      String method,
      String asked,
      String word,
      List<String> notes,
      String reference,
      String gatewayReference,
      String made) {}

  /// One operation that moves money.
  public record Move(
      String kind,
      String amount,
      String state,
      String origin,
      String reference,
      String gatewayReference,
      String said,
      String made) {}

  /// One line of the order-sync log.
  ///
  /// @param said what was said, masked; empty when nothing was kept
  public record Line(
      String at,
      String direction,
      String what,
      String result,
      String detail,
      String millis,
      String said) {}

  /// A message of a gateway.
  public record Message(
      String heard,
      String channel,
      String verdict,
      String why,
      int copies,
      String state,
      String outcome,
      String body) {}

  /// A picture for the shop.
  public record Delivery(
      long sequence, String state, String why, int tries, String made, String ended) {}

  /// What a person had to look at.
  public record Case(String kind, String cause, String state, String opened, String closed) {}

  /// Where the order stands in the books' history.
  ///
  /// @param link the number of the chain's last link
  /// @param hash that link's hash, hexadecimal
  /// @param seal the newest seal that covers the chain, 0 when there is none
  public record History(
      String chain, long link, String hash, long seal, String sealedAt, String root, String signature) {}
}
