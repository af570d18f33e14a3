package paybridge.sandbox;

import java.util.Arrays;

/// What an issuer answers, as in field 39 of ISO 8583, and the reason in the words of the wire
/// (docs/gateways/sandbox.md, "Codes").
enum ResponseCode {
  APPROVED("00", "approved", "Approved"),
  DO_NOT_HONOUR("05", "do_not_honour", "Do not honour"),
  STOLEN("43", "stolen_card", "Stolen card"),
  INSUFFICIENT_FUNDS("51", "insufficient_funds", "Insufficient funds"),
  EXPIRED("54", "expired_card", "Expired card"),
  WRONG_CODE("55", "authentication_failed", "Wrong one-time code"),
  OVER_LIMIT("61", "limit_exceeded", "Exceeds the limit"),
  CODE_NEEDED("1A", "authentication_required", "Confirmation by one-time code needed");

  final String code;
  final String reason;
  final String title;

  ResponseCode(String code, String reason, String title) {
    this.code = code;
    this.reason = reason;
    this.title = title;
  }

  /// The code with this spelling; only spellings of our own are asked for.
  static ResponseCode of(String code) {
    return Arrays.stream(values())
        .filter(one -> one.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such response code: " + code));
  }

  boolean approved() {
    return this == APPROVED;
  }
}
