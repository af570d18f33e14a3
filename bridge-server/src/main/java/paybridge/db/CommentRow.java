package paybridge.db;

import org.jspecify.annotations.Nullable;

/// What somebody of the staff wrote about an order, sealed under the order's key. Times in UTC
/// milliseconds.
///
/// @param text null once the person behind the order was forgotten
public record CommentRow(
    String id, String orderId, String staffId, long at, byte @Nullable [] text) {}
