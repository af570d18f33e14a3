package paybridge.db;

import org.jspecify.annotations.Nullable;

/// One line of the order-sync log as it is listed: an entry with the names of its shop and order.
public record LogLine(
    String id,
    long at,
    String shopId,
    String shop,
    @Nullable String orderId,
    @Nullable String number,
    String direction,
    String what,
    String result,
    String detail,
    @Nullable Long millis,
    @Nullable Long nextAt) {}
