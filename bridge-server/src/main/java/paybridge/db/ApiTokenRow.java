package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A program's token. `usedAt` is right to the minute; `revokedAt` is null while the token counts.
public record ApiTokenRow(
    String id,
    String staffId,
    String name,
    String tokenHash,
    long createdAt,
    @Nullable Long usedAt,
    @Nullable Long revokedAt) {}
