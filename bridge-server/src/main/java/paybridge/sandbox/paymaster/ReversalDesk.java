package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import paybridge.sandbox.paymaster.Gate.Let;
import paybridge.sandbox.paymaster.Payment.Kind;

/// Gives money back (0400, contract section 13): a reversal under the sale's own reference before
/// the sale is settled (`C15`), a refund under a new one that names the sale by its retrieval number
/// (`C05`). Both give all of it back, once.
record ReversalDesk(Books books, Replies replies) {
  private static final String REVERSAL = "220000";
  private static final String REFUND = "993000";
  private static final Set<String> CONDITIONS = Set.of("59", "08", "73");

  void message(Context ctx) {
    replies.guarded(
        ctx,
        () -> {
          var let = new Gate(books).money("0400", Replies.fields(ctx));
          var asked = let.message();
          var reference = asked.get(Fields.REFERENCE);
          Gate.want(
              reference, CONDITIONS.contains(asked.get("f008_POSCond")), "f008_POSCond");
          books.diary.note(reference, "gateway activated", "hash verified, " + let.amount());
          var status =
              switch (asked.get("f003_ProcCode")) {
                case REVERSAL -> reverse(let);
                case REFUND -> refund(let);
                default -> throw new Fault(reference, "f003_ProcCode");
              };
          var address = Results.address(asked.get("f272_RURL_CCR"), true, answer(let, status));
          return () -> Replies.away(ctx, address);
        });
  }

  private String reverse(Let let) {
    var sale = books.known(let.merchant(), let.message().get(Fields.REFERENCE));
    var why = wrong(let, sale);
    if (!why.isEmpty()) {
      return why;
    }
    var paid = sale.orElseThrow();
    if (paid.kind != Kind.CARD
        || !books.clock.instant().isBefore(MalayTime.settlement(paid.paidAt))) {
      return "12";
    }
    paid.status = "11";
    paid.refunded = paid.amount;
    return "00";
  }

  /// Its reference is its own and can be asked about like that of a sale.
  private String refund(Let let) {
    var asked = let.message();
    var reference = asked.get(Fields.REFERENCE);
    Gate.want(reference, !asked.get("f023_RRN").isEmpty(), "f023_RRN");
    if (books.known(reference).isPresent()) {
      return "94";
    }
    var sale = books.retrieved(let.merchant(), asked.get("f023_RRN"));
    var why = wrong(let, sale);
    if (!why.isEmpty()) {
      return why;
    }
    var paid = sale.orElseThrow();
    paid.refunded = paid.amount;
    var refund = books.begin(let.merchant(), paid.kind, asked, let.amount());
    refund.status = "00";
    refund.card = paid.card;
    refund.retrieval = books.digits(12);
    refund.gatewayReference = new Bank(books).reference(let.merchant());
    return "00";
  }

  /// `12` when there is no such money any more, `13` for another amount than all of it.
  private static String wrong(Let let, Optional<Payment> sale) {
    if (sale.filter(paid -> paid.captured.minor() > 0 && paid.refunded.isZero()).isEmpty()) {
      return "12";
    }
    var paid = sale.orElseThrow();
    var named = let.message().get("f257_PGRN");
    if (!named.isEmpty() && !named.equals(paid.gatewayReference)) {
      return "12";
    }
    return paid.amount.equals(let.amount()) ? "" : "13";
  }

  private Fields answer(Let let, String status) {
    var asked = let.message();
    var reference = asked.get(Fields.REFERENCE);
    boolean done = status.equals("00");
    books.diary.note(
        reference,
        done ? "refunded" : "refused",
        done ? let.amount().toString() : "0410 " + status);
    var results = new Results(books);
    var values = results.head("0410", let.merchant(), asked);
    Results.amount(values, let.amount());
    Results.words(values, status);
    values.put(Fields.STATUS, status);
    values.put(
        "f006_TxnDtTm", MalayTime.write("yyyyMMddHHmmss", books.clock.instant()));
    values.put("f257_PGRN", done ? new Bank(books).reference(let.merchant()) : "");
    return results.sign("0410", let.merchant(), values);
  }
}
