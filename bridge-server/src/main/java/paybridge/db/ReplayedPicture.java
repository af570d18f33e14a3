package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A picture that a replay handed to the outbox, and how it stands there.
///
/// @param seen how often it had been tried when the replay looked last
public record ReplayedPicture(
    String orderId, int seen, String state, int tries, @Nullable Long nextAt, long leaseUntil) {}
