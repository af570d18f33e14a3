package paybridge.agreement;

import static paybridge.agreement.Divergence.CAPTURE_DENIED;
import static paybridge.agreement.Divergence.CHANGED_BY_HAND;
import static paybridge.agreement.Divergence.END_NOT_HEARD;
import static paybridge.agreement.Divergence.GATEWAY_DENIES;
import static paybridge.agreement.Divergence.GATEWAY_FORGOT;
import static paybridge.agreement.Divergence.HOLD_NOT_HEARD;
import static paybridge.agreement.Divergence.MARKED_PAID_BY_HAND;
import static paybridge.agreement.Divergence.MONEY_NOT_HEARD;
import static paybridge.agreement.Divergence.OPEN_AFTER_END;
import static paybridge.agreement.Divergence.ORDER_MISSING;
import static paybridge.agreement.Divergence.PAID_NOT_IN_SHOP;
import static paybridge.agreement.Divergence.PAID_WITHOUT_MONEY;
import static paybridge.agreement.Divergence.REFUND_DENIED;
import static paybridge.agreement.Divergence.REFUND_NOT_HEARD;
import static paybridge.agreement.Divergence.SHOP_FORGOT;
import static paybridge.agreement.Divergence.SHOP_NOT_TOLD;
import static paybridge.agreement.Divergence.VOID_DENIED;

import java.util.Optional;
import java.util.stream.Stream;
import paybridge.connector.Word;

/// The table of words: the gateway's × ours × the shop's. Empty means that they agree. It is two
/// tables laid together, because the bridge's word stands between the others; where both differ the
/// graver kind is the cell's.
public final class BookTable {
  private BookTable() {}

  /// The cell of an order with one attempt.
  public static Optional<Divergence> cell(GatewayWord gateway, Word ours, ShopWord shop) {
    return Stream.of(gateway(gateway, ours), shop(ours, shop))
        .flatMap(Optional::stream)
        .sorted()
        .findFirst();
  }

  /// The gateway's word about an attempt and ours.
  public static Optional<Divergence> gateway(GatewayWord gateway, Word ours) {
    return Optional.ofNullable(
        switch (gateway) {
          case SILENT -> null;
          case NOT_KNOWN ->
              switch (ours) {
                case PENDING, DECLINED, CANCELLED, EXPIRED -> null;
                case AUTHORIZED, PAID, REFUNDED -> GATEWAY_FORGOT;
              };
          case PENDING ->
              switch (ours) {
                case PENDING -> null;
                case AUTHORIZED, PAID, REFUNDED -> GATEWAY_DENIES;
                case DECLINED, CANCELLED, EXPIRED -> OPEN_AFTER_END;
              };
          case AUTHORIZED ->
              switch (ours) {
                case AUTHORIZED -> null;
                case PENDING, DECLINED, EXPIRED -> HOLD_NOT_HEARD;
                case CANCELLED -> VOID_DENIED;
                case PAID, REFUNDED -> CAPTURE_DENIED;
              };
          case PAID ->
              switch (ours) {
                case PAID -> null;
                case PENDING, AUTHORIZED, DECLINED, CANCELLED, EXPIRED -> MONEY_NOT_HEARD;
                case REFUNDED -> REFUND_DENIED;
              };
          case DECLINED, CANCELLED, EXPIRED ->
              switch (ours) {
                case DECLINED, CANCELLED, EXPIRED -> null;
                case PENDING -> END_NOT_HEARD;
                case AUTHORIZED, PAID, REFUNDED -> GATEWAY_DENIES;
              };
          case REFUNDED ->
              switch (ours) {
                case REFUNDED -> null;
                case PAID -> REFUND_NOT_HEARD;
                case PENDING, AUTHORIZED, DECLINED, CANCELLED, EXPIRED -> MONEY_NOT_HEARD;
              };
        });
  }

  /// Our word about an order and the shop's.
  public static Optional<Divergence> shop(Word ours, ShopWord shop) {
    return Optional.ofNullable(
        switch (shop) {
          case SILENT, BEHIND -> SHOP_NOT_TOLD;
          case PARKED -> Divergence.PARKED;
          case FORGOT -> SHOP_FORGOT;
          case MISSING ->
              switch (ours) {
                case AUTHORIZED, PAID -> ORDER_MISSING;
                case PENDING, DECLINED, CANCELLED, EXPIRED, REFUNDED -> null;
              };
          case UNPAID -> ours == Word.PAID ? PAID_NOT_IN_SHOP : null;
          case NO_LONGER_PAID -> ours == Word.PAID ? CHANGED_BY_HAND : null;
          case PAID -> withoutMoney(ours) ? PAID_WITHOUT_MONEY : null;
          case PAID_SINCE -> withoutMoney(ours) ? MARKED_PAID_BY_HAND : null;
        });
  }

  /// A refunded order may go on counting as paid in its shop, and a held one may be delivered there:
  /// fulfilment is the shop's.
  private static boolean withoutMoney(Word ours) {
    return switch (ours) {
      case PENDING, DECLINED, CANCELLED, EXPIRED -> true;
      case AUTHORIZED, PAID, REFUNDED -> false;
    };
  }
}
