package paybridge.db;

/// Something that was done about people or keys.
///
/// @param at milliseconds, UTC
/// @param who did it, for people
public record HouseEntryRow(String id, long at, String who, String what, String detail) {}
