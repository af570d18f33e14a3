package paybridge.connector;

/// One header line, the name as received.
public record Header(String name, String value) {}
