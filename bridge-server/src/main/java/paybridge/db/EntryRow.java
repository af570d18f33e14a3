package paybridge.db;

import org.jspecify.annotations.Nullable;

/// One line of the order-sync log, and of an order's timeline. `direction`: `shop→bridge`,
/// `bridge→shop`, `bridge→gateway`, `gateway→bridge`, `browser→bridge`, `bridge`, `staff`.
/// `result`: `ok`, `refused`, `failed`, `unknown`, `unproved`, `retry`, `parked`, `superseded`.
/// `body`: what was said, sealed under the order's key.
public record EntryRow(
    String id,
    long at,
    String shopId,
    @Nullable String orderId,
    @Nullable String paymentId,
    @Nullable String messageId,
    @Nullable String updateId,
    String direction,
    String what,
    String result,
    String detail,
    @Nullable Long millis,
    @Nullable Long nextAt,
    byte @Nullable [] body) {}
