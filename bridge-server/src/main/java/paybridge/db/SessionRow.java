package paybridge.db;

/// A signed-in browser, by the hash of its token.
public record SessionRow(
    String tokenHash, String staffId, String csrf, long createdAt, long expiresAt) {}
