package paybridge.db;

/// One link of a chain. `contents`: lines `kind row-id keyed-hash`.
public record LinkRow(String chain, long number, long at, String contents, byte[] hash) {}
