package paybridge.db;

import org.jspecify.annotations.Nullable;

/// One order as it is listed. Sums in minor units of its currency, times in UTC milliseconds.
///
/// @param flags words with blanks between
/// @param shopSays what the order in the shop said last, or empty
/// @param live whether its newest attempt is one with real money; null when there is none
/// @param captured what all attempts took, before anything was given back
/// @param cases how many of its cases are open
public record OrderLine(
    String id,
    String shopId,
    String shop,
    String number,
    String currency,
    long asked,
    long captured,
    long refunded,
    String word,
    String flags,
    String shopSays,
    @Nullable Boolean live,
    int cases,
    long createdAt,
    long changedAt) {}
