package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A picture for a shop. `state`: `due`, `delivered`, `superseded`, `parked`.
public record UpdateRow(
    String id,
    String orderId,
    String shopId,
    long sequence,
    byte[] picture,
    String state,
    String why,
    int tries,
    @Nullable Long nextAt,
    long leaseUntil,
    long createdAt,
    @Nullable Long endedAt) {}
