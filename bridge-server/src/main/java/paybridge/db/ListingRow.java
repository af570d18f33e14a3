package paybridge.db;

/// Up to when an account's gateway was asked to list, and when it is asked next; UTC milliseconds.
public record ListingRow(String accountId, long at, long listedTo) {}
