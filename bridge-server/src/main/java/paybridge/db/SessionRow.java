package paybridge.db;

/// A signed-in browser, by the hash of its token.
///
/// @param waits the password was right, and the second factor is still missing
/// @param confirmedAt when the person last proved that it is she
/// @param seenAt when the browser was last heard of, within a few minutes
/// @param agent what kind of browser, for people
public record SessionRow(
    String tokenHash,
    String staffId,
    String csrf,
    long createdAt,
    long expiresAt,
    boolean waits,
    long confirmedAt,
    long seenAt,
    String agent) {}
