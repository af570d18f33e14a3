package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A payment at a gateway that carries our mark and that the books do not know.
///
/// @param said the gateway's own word
/// @param state `open`, `matched` (its payment appeared) or `closed` (by a person)
public record OrphanRow(
    String accountId,
    String reference,
    @Nullable String gatewayReference,
    String said,
    long foundAt,
    long lastAt,
    String state) {}
