package paybridge.db;

import org.jspecify.annotations.Nullable;

/// How long something took, of several times that it was done.
///
/// @param rows how often
/// @param half milliseconds in which half of them were done; null when there were none
/// @param most milliseconds in which 95 of 100 were done; null when there were none
public record Spread(long rows, @Nullable Long half, @Nullable Long most) {}
