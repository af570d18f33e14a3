package paybridge.sandbox;

import paybridge.connector.kit.BadField;

/// The sandbox says no to a call; becomes a problem (RFC 9457) that names the field.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String type;
  private final String field;

  Refusal(int status, String type, String field, String why) {
    super(why);
    this.status = status;
    this.type = type;
    this.field = field;
  }

  /// 422 for a wrong amount or currency, 400 for everything else that is wrong with a field.
  static Refusal of(BadField bad) {
    int status =
        switch (bad.problem()) {
          case "unknown-currency", "wrong-exponent", "bad-amount" -> 422;
          default -> 400;
        };
    return new Refusal(status, bad.problem(), bad.field(), bad.why());
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String field() {
    return field;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
