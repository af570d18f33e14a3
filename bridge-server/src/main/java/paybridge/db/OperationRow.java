package paybridge.db;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One operation that moves money of a payment. `kind`: `charge` (of a stored
/// method, the row `storedMethodId`), `capture`, `void`, `refund`. `origin`:
/// `shop`, `staff`, `gateway`, `bridge` (as the owner's settings ask). `state`: `intended` (nothing sent), `sending` (may have been sent),
/// `pending` (heard, not over), `done`, `failed`, `refused`, `unknown`. `shopRefundId`: the shop's own
/// id of a refund; or, after [#CALL], the call that asked.
public record OperationRow(
    String id,
    String paymentId,
    String orderId,
    String shopId,
    String accountId,
    String kind,
    String origin,
    String reference,
    @Nullable String shopRefundId,
    @Nullable String gatewayId,
    long amount,
    String reason,
    String state,
    String said,
    long deadline,
    @Nullable Long nextAt,
    int tries,
    long createdAt,
    long changedAt,
    @Nullable String storedMethodId) {
  /// Before the id of a call that asked. Ids of refunds cannot hold this character, so the two never
  /// meet.
  public static final String CALL = "\u001e";

  /// The shop's own id of the refund, when it was the shop that asked for it.
  public Optional<String> refundOfShop() {
    return Optional.ofNullable(shopRefundId).filter(id -> !id.startsWith(CALL));
  }
}
