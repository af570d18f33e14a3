package paybridge.db;

/// The head of one chain at the time of a seal.
public record SealedRow(long seal, String chain, long number, byte[] linkHash) {}
