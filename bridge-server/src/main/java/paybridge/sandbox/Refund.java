package paybridge.sandbox;

/// Money paid back, or on its way.
///
/// @param operation the merchant's reference of the refund
/// @param state `pending`, `done` or `failed`
/// @param code the issuer's response code once it is over
record Refund(String id, String operation, long minor, String state, String code) {
  Refund ended(ResponseCode answer) {
    return new Refund(id, operation, minor, answer.approved() ? "done" : "failed", answer.code);
  }
}
