package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import java.util.Map;
import paybridge.sandbox.paymaster.Payment.Kind;

/// The buttons of the page. Each ends in a redirect to one of the merchant's addresses with the
/// signed result: 0290 of the hosted page, 0270 of the banks' page.
record ButtonDesk(Books books, Replies replies, PageDesk pages) {
  private static final Map<Choice, String> BACK = Map.of(Choice.CANCEL, "f282_RURL_UPPPC");

  void pressed(Context ctx) {
    replies.guarded(
        ctx,
        () -> {
          var form = Replies.fields(ctx);
          var payment = books.page(ctx.pathParam("id")).orElseThrow(() -> new Fault("", "page"));
          if (!payment.pageOpen(books.clock.instant())) {
            return pages.shown(ctx, payment);
          }
          if (!payment.code.isEmpty()) {
            return typed(ctx, payment, form.get("code"));
          }
          var choice =
              Choice.of(form.get("choice"))
                  .orElseThrow(() -> new Fault(payment.reference(), "choice"));
          return chosen(ctx, payment, choice);
        });
  }

  private Runnable chosen(Context ctx, Payment payment, Choice choice) {
    books.diary.note(payment.reference(), "details entered", choice.value);
    payment.card = payment.kind == Kind.CARD ? choice.card : "";
    if (choice == Choice.CANCEL) {
      payment.status = choice.status;
      payment.dealtAt = books.clock.instant();
      return sent(ctx, payment, choice);
    }
    if (choice == Choice.APPROVE && asksForCode(payment)) {
      payment.code = books.digits(6);
      payment.status = "22";
      books.agenda.put(
          payment.begun.plus(Payment.PAGE_LIVES), () -> books.locked(() -> ended(payment)));
      return pages.shown(ctx, payment);
    }
    new Bank(books).ask(payment, choice.status);
    return sent(ctx, payment, choice);
  }

  /// 3-D Secure, unless the message says that this is a sale without (section 8.1, `f325`).
  private static boolean asksForCode(Payment payment) {
    return payment.kind == Kind.BANK || payment.asked.get("f325_ECommMercInd").equals("1");
  }

  /// Nobody typed the code while the page was open.
  private static Payment ended(Payment payment) {
    if (payment.result.isEmpty()) {
      payment.status = "P1";
    }
    return payment;
  }

  private Runnable typed(Context ctx, Payment payment, String code) {
    boolean right = code.strip().equals(payment.code);
    books.diary.note(payment.reference(), "code typed", right ? "right" : "wrong");
    if (right) {
      new Bank(books).ask(payment, "00");
    } else {
      payment.status = "P1";
      payment.dealtAt = books.clock.instant();
    }
    return sent(ctx, payment, right ? Choice.APPROVE : Choice.DECLINE);
  }

  private Runnable sent(Context ctx, Payment payment, Choice choice) {
    boolean bank = payment.kind == Kind.BANK;
    var type = bank ? "0270" : "0290";
    var back = bank ? "f275_RURL_DD" : BACK.getOrDefault(choice, outcome(payment));
    payment.result =
        Results.address(payment.asked.get(back), bank, new Results(books).of(type, payment));
    books.diary.note(
        payment.reference(), "result sent", type + " " + payment.status + " to " + back);
    new Bank(books).mail(payment);
    var address = payment.result;
    return () -> Replies.away(ctx, address);
  }

  private static String outcome(Payment payment) {
    return payment.status.equals("00") ? "f280_RURL_UPPPS" : "f281_RURL_UPPPU";
  }
}
