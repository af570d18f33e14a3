package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A shipment that a gateway wants to hear of. Moves no money, so it may be said twice.
///
/// @param nextAt when it is said next, UTC milliseconds; null: it is over
public record ErrandRow(
    String id,
    String paymentId,
    String orderId,
    String accountId,
    String carrier,
    String tracking,
    @Nullable Long nextAt,
    int tries,
    long createdAt) {}
