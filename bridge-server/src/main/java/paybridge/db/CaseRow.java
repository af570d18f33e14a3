package paybridge.db;

import org.jspecify.annotations.Nullable;

/// What a person must look at. One open case per order and kind.
public record CaseRow(
    String id,
    String shopId,
    String orderId,
    @Nullable String paymentId,
    String kind,
    String cause,
    String state,
    long openedAt,
    @Nullable Long closedAt,
    String closedBy) {}
