package paybridge.db;

/// Filters of a list that a person keeps under a name. `page`: which list; `query`: the filters as they
/// stand in its address; `createdAt`: UTC milliseconds.
public record SavedViewRow(
    String id, String staffId, String page, String name, String query, long createdAt) {}
