package paybridge.db;

/// The head of a chain. `sealed`: the number up to which a seal covers it.
public record ChainRow(String name, long number, byte[] hash, long sealed) {}
