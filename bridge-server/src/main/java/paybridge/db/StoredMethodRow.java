package paybridge.db;

/// A method a shopper stored; `token` is sealed, `tokenHash` tells two of them apart.
public record StoredMethodRow(
    String id,
    String shopId,
    String accountId,
    String customerId,
    String paymentId,
    String method,
    String label,
    byte[] token,
    String tokenHash,
    long createdAt) {}
