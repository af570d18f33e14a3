package paybridge.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can go wrong on purpose, by name. *Reply* faults spoil the answer to a call, *news* faults
/// the notifications and the course of a payment. Chosen on the page, by the header
/// `Sandbox-Fault`, or for everybody by [SandboxGateway#fault].
public enum Fault {
  NONE(Kind.NONE, "No fault"),
  REPLY_DROPPED_AFTER_CHARGING(Kind.REPLY, "The work is done, then the connection is cut"),
  HTTP_500(Kind.REPLY, "Status 500, nothing is done"),
  HTTP_503_RETRY_AFTER(Kind.REPLY, "Status 503 with Retry-After, nothing is done"),
  SLOW(Kind.REPLY, "The work is done, the answer comes late"),
  GARBAGE_REPLY(Kind.REPLY, "The work is done, the answer is an HTML page with status 200"),
  NOTIFICATION_STORM(Kind.NEWS, "Every notification is sent 50 times"),
  NOTIFICATIONS_OUT_OF_ORDER(Kind.NEWS, "Earlier news arrive after later news"),
  WRONG_SIGNATURE(Kind.NEWS, "Notifications carry a wrong signature"),
  NOTIFICATION_LOST(Kind.NEWS, "Notifications are never sent"),
  NOTIFICATION_REPEATED(Kind.NEWS, "Every notification is sent twice"),
  LATE_SUCCESS_AFTER_EXPIRY(Kind.NEWS, "The page expires, the money comes afterwards"),
  REFUND_FAILS(Kind.NEWS, "Refunds are accepted and fail at the bank"),
  STORED_CHARGE_DECLINED(Kind.NEWS, "Charges of a stored method are declined");

  private enum Kind {
    NONE,
    REPLY,
    NEWS
  }

  private final Kind kind;
  private final String title;

  Fault(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  /// The name on the wire, such as `http-500`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// One line for people.
  public String title() {
    return title;
  }

  boolean spoilsReply() {
    return kind == Kind.REPLY;
  }

  boolean spoilsNews() {
    return kind == Kind.NEWS;
  }

  /// The fault with this name.
  public static Optional<Fault> find(String spelling) {
    return Arrays.stream(values()).filter(one -> one.spelling().equals(spelling)).findFirst();
  }

  /// All faults without [#NONE].
  static List<Fault> all() {
    return Arrays.stream(values()).filter(one -> one != NONE).toList();
  }
}
