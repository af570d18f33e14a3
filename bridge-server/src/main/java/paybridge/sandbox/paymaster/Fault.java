package paybridge.sandbox.paymaster;

/// A message that PayMaster does not take. Nothing has begun.
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What the page says after a wrong hash (contract, section 20.1).
  static final String WRONG_HASH = "5015";

  private final String reference;

  /// @param reference the merchant reference, or `""`
  /// @param what the field that is wrong, or [#WRONG_HASH]
  Fault(String reference, String what) {
    super(what, null, false, false);
    this.reference = reference;
  }

  String reference() {
    return reference.length() > 40 ? reference.substring(0, 40) : reference;
  }

  /// The field that is wrong.
  String what() {
    return String.valueOf(getMessage());
  }
}
