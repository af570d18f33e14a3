package paybridge.connector;

/// Personal data (name, e-mail, phone, address): prints as dots, may be empty. Goes to the gateway
/// that needs it, into columns encrypted under the order's key, nowhere else.
public record Personal(String value) {
  public static final Personal NONE = new Personal("");

  /// The data itself.
  public String reveal() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "•••";
  }
}
