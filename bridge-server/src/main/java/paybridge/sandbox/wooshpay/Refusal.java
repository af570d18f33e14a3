package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The gateway says no (contract section 15).
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final String code;
  private final String param;

  private Refusal(int status, String type, String code, String param, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static Refusal bad(String code, String param, String message) {
    return new Refusal(400, "invalid_request_error", code, param, message);
  }

  static Refusal missing(String param) {
    return bad("parameter_missing", param, param + " is missing");
  }

  /// The object is not in a state that allows this.
  static Refusal state(String message) {
    return bad("unexpected_state", "", message);
  }

  static Refusal key() {
    return new Refusal(401, "invalid_request_error", "api_key_invalid", "", "No valid API key.");
  }

  /// The parameters are fine, but the request failed.
  static Refusal failed(String type, String code, String message) {
    return new Refusal(402, type, code, "", message);
  }

  static Refusal unknown(String what, String id) {
    return new Refusal(
        404, "invalid_request_error", "resource_missing", "id", "No such " + what + ": " + id);
  }

  static Refusal conflict() {
    return new Refusal(
        409,
        "idempotency_error",
        "idempotency_key_reused",
        "Idempotency-Key",
        "The key was used with another endpoint or other parameters.");
  }

  int status() {
    return status;
  }

  /// @param nested whether the error is put under `error`; the documents show both shapes
  ObjectNode body(boolean nested) {
    var error =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", type)
            .put("code", code)
            .put("message", getMessage());
    if (!param.isEmpty()) {
      error.put("param", param);
    }
    var whole = JsonNodeFactory.instance.objectNode();
    return nested ? whole.set("error", error) : error;
  }
}
