package paybridge.db;

import org.jspecify.annotations.Nullable;

/// How the books stand at one moment.
///
/// @param picturesDue pictures that shops must still hear, tried before or not
/// @param picturesParked pictures that nobody tries to deliver any more
/// @param oldestDue when the oldest of the due pictures was made, in milliseconds; null when there
///     is none
/// @param messagesWaiting proved messages that were not worked on yet
/// @param messagesUnmatched proved messages whose payment is not known
/// @param paymentsUnknown payments with unknown outcome
/// @param casesOpen cases that a person must close
public record Figures(
    long picturesDue,
    long picturesParked,
    @Nullable Long oldestDue,
    long messagesWaiting,
    long messagesUnmatched,
    long paymentsUnknown,
    long casesOpen) {}
