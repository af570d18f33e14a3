package paybridge.db;

/// An account at a gateway. `settings` is a JSON object of plain values, `secrets` a sealed one of
/// lists, newest first.
public record AccountRow(
    String id,
    String pathKey,
    String name,
    String gateway,
    boolean live,
    String settings,
    byte[] secrets,
    long createdAt) {}
