package paybridge.db;

/// How many attempts begun in one hour have come to a word.
///
/// @param hour hours since 1970, UTC
/// @param word as a payment's
public record HourCount(long hour, String word, long rows) {}
