package paybridge.db;

import org.jspecify.annotations.Nullable;

/// The first answer to a call, kept so that a second call with the same id gets the same bytes.
/// `status` and `body` are null while the first is still at work.
public record AnswerRow(
    String shopId,
    String call,
    String messageId,
    byte[] bodyHash,
    @Nullable Integer status,
    byte @Nullable [] body,
    long createdAt) {}
