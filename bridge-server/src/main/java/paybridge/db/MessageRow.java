package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A message of a gateway as it came in; `raw` is the whole message, sealed. `verdict`: `genuine`,
/// `irrelevant`, `unclear`, `unproved`. `state`: `waiting` (to be worked on), `matched`,
/// `unmatched` (ours by its mark, no payment yet), `not-ours`, `kept`.
public record MessageRow(
    String id,
    String accountId,
    String channel,
    long heardAt,
    long lastHeardAt,
    int copies,
    String verdict,
    String why,
    String dedupKey,
    @Nullable String reference,
    @Nullable String paymentId,
    @Nullable String orderId,
    String state,
    String outcome,
    byte[] raw,
    int size,
    @Nullable Long workAt) {}
