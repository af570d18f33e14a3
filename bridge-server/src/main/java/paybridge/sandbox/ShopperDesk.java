package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;

/// What a shopper can do on the page: pay, confirm by a code, cancel.
record ShopperDesk(Acquirer acquirer, Course course, Ids ids) {
  /// How long a bank transfer takes.
  static final Duration TRANSFER = Duration.ofSeconds(30);

  /// With the fault of the late success: the page ends after this time, ...
  static final Duration EARLY_END = Duration.ofSeconds(10);

  /// ... and so much later the money comes.
  static final Duration LATE = Duration.ofSeconds(30);

  /// The shopper chose a card, and maybe a fault for this payment.
  void pay(Books books, Payment payment, TestCard card, Fault fault, Instant now) {
    if (!payment.pageOpen(now)) {
      return;
    }
    payment.card = card.spelling();
    if (fault.spoilsNews()) {
      payment.fault = fault;
    } else if (fault != Fault.REPLY_DROPPED_AFTER_CHARGING) {
      payment.replyFault = fault;
    }
    if (card.asynchronous()) {
      wait(books, payment, Agenda.What.TRANSFER_ENDS, card.spelling(), now.plus(TRANSFER), now);
      return;
    }
    if (News.fault(books, payment) == Fault.LATE_SUCCESS_AFTER_EXPIRY && card.answer().approved()) {
      payment.pageEnds = now.plus(EARLY_END);
      books.agenda().put(payment, Agenda.What.EXPIRE, "late", payment.pageEnds);
      var comes = payment.pageEnds.plus(LATE);
      wait(books, payment, Agenda.What.LATE_SUCCESS, "", comes, now);
      return;
    }
    boolean hold = payment.hold || card == TestCard.AUTHORISE_ONLY;
    var exchange = acquirer.pay(card, hold, now);
    payment.chain.addAll(exchange.hops());
    if (exchange.answer() == ResponseCode.CODE_NEEDED) {
      payment.oneTimeCode = ids.code();
      books.save(payment, now);
    } else if (exchange.answer().approved()) {
      course.approve(books, payment, hold, now);
    } else {
      course.declineTry(books, payment, exchange.answer(), now);
    }
  }

  /// The shopper typed the code of the second page.
  void confirm(Books books, Payment payment, String typed, Instant now) {
    if (!payment.pageOpen(now) || payment.oneTimeCode.isEmpty()) {
      return;
    }
    var exchange = acquirer.confirm(payment.oneTimeCode, typed, payment.hold, now);
    payment.chain.addAll(exchange.hops());
    if (exchange.answer().approved()) {
      course.approve(books, payment, payment.hold, now);
    } else {
      course.declineTry(books, payment, exchange.answer(), now);
    }
  }

  /// The shopper gave up.
  void cancel(Books books, Payment payment, Instant now) {
    if (payment.pageOpen(now)) {
      course.end(books, payment, Status.CANCELLED, now);
    }
  }

  private void wait(
      Books books, Payment payment, Agenda.What what, String argument, Instant due, Instant now) {
    payment.status = Status.PROCESSING;
    books.agenda().put(payment, what, argument, due);
    course.news().tell(books, payment, "payment.processing", true, now);
  }
}
