package paybridge.db;

/// A seal: the root over `heads` heads of chains and the root before, signed. `key`: which key signed.
public record SealRow(
    long number, long at, int heads, byte[] rootHash, String key, String signature) {}
