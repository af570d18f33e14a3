package paybridge.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import paybridge.work.Step;

/// Does what happens by itself: pages expire, transfers arrive, refunds end, holds lapse.
record Timekeeper(SandboxFile file, InstantSource clock, Acquirer acquirer, Course course)
    implements Step {
  @Override
  public String name() {
    return "sandbox-time";
  }

  @Override
  public List<Runnable> claim(int most) {
    var due = file.change(books -> books.agenda().claim(most, clock.instant()));
    return due.stream().map(entry -> (Runnable) () -> run(entry)).toList();
  }

  private void run(Agenda.Entry entry) {
    file.change(books -> {
      var payment = books.byId(entry.payment()).orElseThrow();
      happen(books, payment, entry, clock.instant());
      books.agenda().done(entry);
      return payment;
    });
  }

  private void happen(Books books, Payment payment, Agenda.Entry entry, Instant now) {
    switch (entry.what()) {
      case EXPIRE -> {
        boolean late = entry.argument().equals("late") && payment.status == Status.PROCESSING;
        if (payment.status == Status.WAITING || late) {
          course.end(books, payment, Status.EXPIRED, now);
        }
      }
      case TRANSFER_ENDS -> {
        var card = TestCard.find(payment.method, entry.argument()).orElse(TestCard.PAID_LATER);
        pay(books, payment, card, now);
      }
      case LATE_SUCCESS -> pay(books, payment, TestCard.APPROVE, now);
      case REFUND_ENDS -> endRefund(books, payment, entry.argument(), now);
      case LAPSE -> {
        if (payment.status == Status.AUTHORIZED) {
          payment.chain.addAll(acquirer.reverse(now).hops());
          course.end(books, payment, Status.VOIDED, now);
        }
      }
    }
  }

  private void pay(Books books, Payment payment, TestCard card, Instant now) {
    var exchange = acquirer.pay(card, payment.hold, now);
    payment.chain.addAll(exchange.hops());
    if (exchange.answer().approved()) {
      course.approve(books, payment, payment.hold && !card.asynchronous(), now);
    } else {
      course.decline(books, payment, exchange.answer(), now);
    }
  }

  private void endRefund(Books books, Payment payment, String id, Instant now) {
    boolean works = News.fault(books, payment) != Fault.REFUND_FAILS;
    var exchange = acquirer.refund(works, now);
    payment.chain.addAll(exchange.hops());
    payment.refunds.replaceAll(
        refund -> refund.id().equals(id) ? refund.ended(exchange.answer()) : refund);
    course.news().tell(books, payment, works ? "refund.done" : "refund.failed", false, now);
  }
}
