package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A picture in the outbox as it is listed, with the names of its order and shop. Times in UTC
/// milliseconds.
///
/// @param why the last answer, or empty before the first
public record OutboxLine(
    String id,
    String orderId,
    String number,
    String shop,
    String word,
    long sequence,
    String state,
    String why,
    int tries,
    @Nullable Long nextAt,
    long leaseUntil,
    long createdAt,
    @Nullable Long endedAt) {}
