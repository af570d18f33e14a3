package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import paybridge.connector.Money;
import paybridge.sandbox.paymaster.Gate.Let;
import paybridge.sandbox.paymaster.Payment.Kind;

/// Messages of cards without a shopper: a charge of a token (0200, `C04`), the void of a hold
/// (0100, `C12`) and its completion (0220, `C13`); contract, sections 13 and 14.
record CardDesk(Books books, Replies replies) {
  void message(Context ctx) {
    replies.guarded(
        ctx,
        () -> {
          var fields = Replies.fields(ctx);
          var type = fields.get(Fields.TYPE);
          var answer =
              switch (type) {
                case "0200" -> charge(let(type, fields, "003000", "73", "12"));
                case "0100" -> voidHold(let(type, fields, "023000", "06", "12"));
                case "0220" -> complete(let(type, fields, "003000", "06", ""));
                default -> throw new Fault(fields.get(Fields.REFERENCE), Fields.TYPE);
              };
          var address = Results.address(fields.get("f265_RURL_CCPS"), true, answer);
          return () -> Replies.away(ctx, address);
        });
  }

  private Let let(String type, Fields fields, String procedure, String condition, String eci) {
    var let = new Gate(books).money(type, fields);
    var reference = fields.get(Fields.REFERENCE);
    Gate.want(reference, fields.get("f003_ProcCode").equals(procedure), "f003_ProcCode");
    Gate.want(reference, fields.get("f008_POSCond").equals(condition), "f008_POSCond");
    Gate.want(reference, eci.isEmpty() || fields.get("f022_ECI").equals(eci), "f022_ECI");
    books.diary.note(reference, "gateway activated", "hash verified, " + let.amount());
    return let;
  }

  private Fields charge(Let let) {
    var asked = let.message();
    var reference = asked.get(Fields.REFERENCE);
    Gate.want(reference, asked.get("f339_TokenFlg").equals("Y"), "f339_TokenFlg");
    if (books.known(reference).isPresent()) {
      return refused(let, "0210", "94");
    }
    var card = books.stored(let.merchant(), asked.get("f004_PAN"));
    var payment = books.begin(let.merchant(), Kind.CARD, asked, let.amount());
    var bank = new Bank(books);
    if (card.isEmpty()) {
      bank.ask(payment, "14");
    } else {
      payment.card = card.get().card();
      bank.ask(payment, card.get().expiry().equals(asked.get("f005_ExpDate")) ? "00" : "54");
    }
    var answer = new Results(books).of("0210", payment);
    books.diary.note(reference, "result sent", "0210 " + payment.status);
    bank.mail(payment);
    return answer;
  }

  private Fields voidHold(Let let) {
    var why = wrong(let);
    if (!why.isEmpty()) {
      return refused(let, "0110", why);
    }
    var payment = hold(let);
    payment.status = "11";
    return done(let, "0110", payment);
  }

  private Fields complete(Let let) {
    var why = wrong(let);
    if (!why.isEmpty()) {
      return refused(let, "0230", why);
    }
    var payment = hold(let);
    payment.captured = payment.amount;
    payment.paidAt = books.clock.instant();
    return done(let, "0230", payment);
  }

  private Payment hold(Let let) {
    var reference = let.message().get(Fields.REFERENCE);
    return books.known(let.merchant(), reference).orElseThrow(() -> new Fault(reference, reference));
  }

  /// `12` when there is nothing held, `13` for a part of it.
  private String wrong(Let let) {
    var held =
        books
            .known(let.merchant(), let.message().get(Fields.REFERENCE))
            .filter(Payment::held)
            .map(payment -> payment.amount);
    return held.isEmpty() ? "12" : held.get().equals(let.amount()) ? "" : "13";
  }

  private Fields done(Let let, String type, Payment payment) {
    books.diary.note(payment.reference(), "result sent", type + " 00");
    var results = new Results(books);
    var values = results.told(type, payment);
    values.put(Fields.STATUS, "00");
    values.put("f024_OrgRespCode", "00");
    values.put("f003_ProcCode", let.message().get("f003_ProcCode"));
    Results.words(values, "00");
    return results.sign(type, let.merchant(), values);
  }

  private Fields refused(Let let, String type, String status) {
    books.diary.note(let.message().get(Fields.REFERENCE), "refused", type + " " + status);
    return answer(let, type, status, let.amount());
  }

  private Fields answer(Let let, String type, String status, Money amount) {
    var results = new Results(books);
    var values = results.head(type, let.merchant(), let.message());
    Results.amount(values, amount);
    Results.words(values, status);
    values.put(Fields.STATUS, status);
    return results.sign(type, let.merchant(), values);
  }
}
