package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import java.util.Optional;
import paybridge.sandbox.paymaster.Gate.Let;
import paybridge.sandbox.paymaster.Payment.Kind;
import paybridge.sandbox.play.ShopperPage;

/// Opens the hosted page (0280) and that of the banks (0260), and shows it (contract, sections 8
/// and 10.1).
record PageDesk(Books books, Replies replies) {
  static final String BANK_SALE = "001000";

  void hosted(Context ctx) {
    open(ctx, "0280", Kind.CARD);
  }

  void bank(Context ctx) {
    open(ctx, "0260", Kind.BANK);
  }

  /// A GET by the browser shows the page; a POST by the merchant's server is told where it is.
  private void open(Context ctx, String type, Kind kind) {
    replies.guarded(
        ctx,
        () -> {
          var let = new Gate(books).money(type, Replies.fields(ctx));
          var payment = begun(let, kind);
          return ctx.method().name().equals("POST")
              ? () -> Replies.away(ctx, payment.merchant.url() + payment.page())
              : shown(ctx, payment);
        });
  }

  /// The same message again is the browser's reload; another one needs another reference.
  private Payment begun(Let let, Kind kind) {
    var reference = let.message().get(Fields.REFERENCE);
    var before = books.known(reference);
    if (before.isPresent()) {
      Gate.want(reference, before.get().asked.equals(let.message()), Fields.REFERENCE);
      return before.get();
    }
    if (kind == Kind.BANK) {
      Gate.want(reference, let.message().get("f003_ProcCode").equals(BANK_SALE), "f003_ProcCode");
    }
    books.diary.note(reference, "gateway activated", "hash verified, " + let.amount());
    return books.begin(let.merchant(), kind, let.message(), let.amount());
  }

  /// A page of its own address, for merchants that were told where it is.
  void again(Context ctx) {
    replies.guarded(
        ctx,
        () -> {
          Optional<Payment> payment = books.page(ctx.pathParam("id"));
          return payment.isEmpty()
              ? () -> replies.page().say(ctx, 404, Replies.NAME, "There is no such page.")
              : shown(ctx, payment.get());
        });
  }

  Runnable shown(Context ctx, Payment payment) {
    if (!payment.result.isEmpty()) {
      var result = payment.result;
      return () -> Replies.away(ctx, result);
    }
    if (!payment.pageOpen(books.clock.instant())) {
      return () -> replies.page().say(ctx, 200, Replies.NAME, "This page has ended.");
    }
    books.diary.note(
        payment.reference(), payment.code.isEmpty() ? "page shown" : "code asked", "");
    var model =
        new ShopperPage.Model(
            Replies.NAME,
            "Merchant " + payment.merchant.id(),
            payment.amount.toString(),
            payment.reference(),
            payment.page(),
            Choice.shown(),
            payment.code,
            "");
    return () -> replies.page().show(ctx, model);
  }
}
