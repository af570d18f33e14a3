package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/// Writes a notification into the outbox, in the transaction of what it tells. The news faults live
/// here: a notification is lost, doubled, held back or spoiled before it is sent.
record News(Ids ids) {
  private static final int STORM = 50;
  private static final Duration HELD_BACK = Duration.ofSeconds(60);
  private static final Duration ONCE_MORE = Duration.ofSeconds(10);

  /// Tells what the payment is now, and saves it.
  ///
  /// @param type the kind of news, such as `payment.paid`
  /// @param interim better news may follow
  void tell(Books books, Payment payment, String type, boolean interim, Instant now) {
    books.save(payment, now);
    if (payment.notifyUrl.isEmpty()) {
      return;
    }
    var event = ids.next("evt");
    var message = new LinkedHashMap<String, Object>();
    message.put("event", event);
    message.put("type", type);
    message.put("at", now);
    message.put("merchant", payment.merchant);
    message.put("payment", Picture.whole(payment));
    var body = Books.write(message);
    var outbox = books.outbox();
    switch (fault(books, payment)) {
      case NOTIFICATION_LOST -> outbox.lose(payment, event, body, now);
      case NOTIFICATION_STORM -> {
        for (int copy = 0; copy < STORM; copy++) {
          outbox.put(payment, event, body, false, now);
        }
      }
      case NOTIFICATION_REPEATED -> {
        outbox.put(payment, event, body, false, now);
        outbox.put(payment, event, body, false, now.plus(ONCE_MORE));
      }
      case NOTIFICATIONS_OUT_OF_ORDER ->
          outbox.put(payment, event, body, false, interim ? now.plus(HELD_BACK) : now);
      case WRONG_SIGNATURE -> outbox.put(payment, event, body, true, now);
      case NONE,
          REPLY_DROPPED_AFTER_CHARGING,
          HTTP_500,
          HTTP_503_RETRY_AFTER,
          SLOW,
          GARBAGE_REPLY,
          LATE_SUCCESS_AFTER_EXPIRY,
          REFUND_FAILS,
          STORED_CHARGE_DECLINED ->
          outbox.put(payment, event, body, false, now);
    }
  }

  /// The payment's own fault, else the one for everybody.
  static Fault fault(Books books, Payment payment) {
    return payment.fault == Fault.NONE ? books.fault() : payment.fault;
  }
}
