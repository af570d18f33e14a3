package paybridge.db;

import org.jspecify.annotations.Nullable;

/// An order of a shop, with what is true about it now. `flags`: words with blanks between.
/// `shopSays`/`shopPaid`: what the order in the shop said last, empty and null before it ever did.
public record OrderRow(
    String id,
    String shopId,
    String shopOrderId,
    String number,
    String currency,
    long asked,
    long sequence,
    long appliedSequence,
    String word,
    String flags,
    String shopSays,
    @Nullable Boolean shopPaid,
    int newestAttempt,
    byte[] dataKey,
    String emailHash,
    long createdAt,
    long changedAt) {}
