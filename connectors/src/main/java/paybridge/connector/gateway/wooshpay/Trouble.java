package paybridge.connector.gateway.wooshpay;

import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// The error inside an answer (contract section 15). Whether it lies under `error` or at the top is
/// not settled, so both are read; its `code` is never decided on, because no list of codes is
/// published.
///
/// @param status HTTP
/// @param type `api_error`, `card_error`, `idempotency_error`, `invalid_request_error`, or empty
/// @param param the field it complains about, or empty
/// @param message for people
record Trouble(int status, String type, String param, String message) {
  static Trouble of(Replied replied) {
    try {
      var top = new Item(Fields.read(replied.body()).whole());
      var error = top.child("error");
      return new Trouble(
          replied.status(),
          error.text("type").or(() -> top.text("type")).orElse(""),
          error.text("param").or(() -> top.text("param")).orElse(""),
          error
              .longText("message")
              .or(() -> top.longText("message"))
              .or(() -> top.longText("error_description"))
              .or(() -> top.longText("error"))
              .orElse(replied.text()));
    } catch (BadField raw) {
      return new Trouble(replied.status(), "", "", replied.text());
    }
  }

  /// True when it is a bad request because of this field.
  boolean names(String field) {
    return status == 400
        && (param.equals(field) || message.matches("(?s).*\\b" + field + "\\b.*"));
  }

  /// True when our key of the operation was used before with another body. What was done then is not
  /// known.
  boolean keyConflict() {
    return type.equals("idempotency_error");
  }

  /// True when the gateway understood, and there is no money.
  boolean decline() {
    return status == 402 || type.equals("card_error");
  }
}
