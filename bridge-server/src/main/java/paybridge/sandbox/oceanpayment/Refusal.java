package paybridge.sandbox.oceanpayment;

/// The gateway says no, with a code (contract section 20). Codes of order management are not
/// published; there it says [#OTHER].
final class Refusal extends Exception {
  /// Our stand-in for the codes that are not published.
  static final String OTHER = "99999";

  private static final long serialVersionUID = 1;
  final String code;
  final String text;

  Refusal(String code, String text) {
    super(code + ":" + text, null, false, false);
    this.code = code;
    this.text = text;
  }

  /// `code:description`, as on the wire.
  String details() {
    return code + ":" + text;
  }
}
