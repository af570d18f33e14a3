package paybridge.db;

import org.jspecify.annotations.Nullable;

/// An open case as it is listed: with the names of its order, its shop and whoever looks at it. Times
/// in UTC milliseconds, sums in minor units.
///
/// @param owner the name of whoever looks at it, or null
public record OpenCase(
    String id,
    String orderId,
    String number,
    String shop,
    String kind,
    String cause,
    long openedAt,
    @Nullable Long snoozedUntil,
    @Nullable String owner,
    long asked,
    String currency) {}
