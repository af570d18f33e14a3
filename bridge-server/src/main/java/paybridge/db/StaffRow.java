package paybridge.db;

/// A person who works with the console. `password` is a PHC string, or `""` before one was chosen.
public record StaffRow(
    String id, String email, String name, String password, String role, long createdAt) {}
