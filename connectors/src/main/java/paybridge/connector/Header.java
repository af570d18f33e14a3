package paybridge.connector;

/// One header line, the name as received.
public record Header(String name, String value) {
  /// The name only: values may be credentials.
  @Override
  public String toString() {
    return name + ": •••";
  }
}
