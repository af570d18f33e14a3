package paybridge.connector;

/// An account at a gateway. The mode belongs to it and to nothing else.
///
/// @param id ours
/// @param live false: test money
public record Account(String id, String name, boolean live, Settings settings) {}
