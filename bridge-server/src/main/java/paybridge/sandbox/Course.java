package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How a payment goes on once the bank has answered: approved, declined, ended.
record Course(Ids ids, News news) {
  /// After so many declines the page is over.
  static final int MOST_DECLINES = 3;

  /// The bank lets go of held money after this time.
  static final Duration HOLD_LASTS = Duration.ofDays(7);

  /// The bank said yes: the money is held or taken, a receipt goes out, a method is stored.
  void approve(Books books, Payment payment, boolean hold, Instant now) {
    payment.oneTimeCode = "";
    if (News.fault(books, payment) == Fault.NOTIFICATIONS_OUT_OF_ORDER) {
      payment.status = Status.PROCESSING;
      news.tell(books, payment, "payment.processing", true, now);
    }
    if (payment.save) {
      payment.storedToken = ids.next("tok");
      payment.storedLabel =
          String.format(
              Locale.ROOT, "Test card …%04d", Math.floorMod(payment.storedToken.hashCode(), 10_000));
    }
    if (payment.asked == 0) {
      payment.status = Status.STORED;
      news.tell(books, payment, "payment.stored", false, now);
    } else if (hold) {
      payment.status = Status.AUTHORIZED;
      payment.authorized = payment.asked;
      books.agenda().put(payment, Agenda.What.LAPSE, "", now.plus(HOLD_LASTS));
      news.tell(books, payment, "payment.authorized", !payment.hold, now);
    } else {
      payment.status = Status.PAID;
      payment.captured = payment.asked;
      receipt(payment, now);
      news.tell(books, payment, "payment.paid", false, now);
    }
  }

  /// The bank said no while the shopper looks on: the page stays open for another try.
  void declineTry(Books books, Payment payment, ResponseCode code, Instant now) {
    payment.oneTimeCode = "";
    payment.declines++;
    payment.lastDecline = code.code;
    if (payment.declines >= MOST_DECLINES) {
      end(books, payment, Status.DECLINED, now);
    } else {
      news.tell(books, payment, "payment.try-declined", true, now);
    }
  }

  /// The bank said no and nobody can try again.
  void decline(Books books, Payment payment, ResponseCode code, Instant now) {
    payment.declines++;
    payment.lastDecline = code.code;
    end(books, payment, Status.DECLINED, now);
  }

  /// Over without money: declined, cancelled, expired or voided.
  void end(Books books, Payment payment, Status status, Instant now) {
    payment.oneTimeCode = "";
    payment.status = status;
    news.tell(books, payment, "payment." + status.spelling(), false, now);
  }

  /// Writes down the mail that a real gateway would send to the shopper now.
  static void receipt(Payment payment, Instant now) {
    if (!payment.mailTo.isEmpty()) {
      payment.mails.add(
          new Mail(
              now,
              "receipt",
              payment.mailTo,
              "Your payment of " + payment.money(payment.captured) + " for " + payment.number));
    }
  }
}
