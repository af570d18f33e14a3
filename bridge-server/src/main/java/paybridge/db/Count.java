package paybridge.db;

/// How many rows of one kind there are.
public record Count(String kind, long rows) {}
