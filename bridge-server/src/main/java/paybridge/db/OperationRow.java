package paybridge.db;

import org.jspecify.annotations.Nullable;

/// One operation that moves money of a payment. `kind`: `charge` (of a stored
/// method, the row `storedMethodId`), `capture`, `void`, `refund`. `origin`:
/// `shop`, `staff`, `gateway`. `state`: `intended` (nothing sent), `sending` (may have been sent),
/// `pending` (heard, not over), `done`, `failed`, `refused`, `unknown`.
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
    @Nullable String storedMethodId) {}
