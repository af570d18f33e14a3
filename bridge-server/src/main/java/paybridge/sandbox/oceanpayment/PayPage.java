package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.ShopperPage;
import paybridge.sandbox.play.ShopperPage.Choice;

/// The page where the shopper pays, and the button that carries the signed result back to the shop
/// (contract section 7.1).
record PayPage(Ledger ledger, Course course, Notices notices, Diary diary, ShopperPage pages) {
  /// `GET /pay/{token}`.
  void show(Context ctx) {
    show(ctx, ctx.pathParam("token"));
  }

  /// Shows where the payment is.
  void show(Context ctx, String token) {
    draw(ctx, ledger.quietly(() -> ledger.byToken(token).map(this::drawing)));
  }

  /// `POST /pay/{token}`: a `choice`, or a `code`.
  void next(Context ctx) {
    var choice = Optional.ofNullable(ctx.formParam("choice")).orElse("");
    var code = Optional.ofNullable(ctx.formParam("code")).orElse("");
    draw(
        ctx,
        ledger.quietly(() ->
            ledger
                .byToken(ctx.pathParam("token"))
                .map(payment -> {
                  course.step(payment, choice, code);
                  return drawing(payment);
                })));
  }

  /// What is drawn once the books are free again.
  private sealed interface Drawing {
    record Choosing(ShopperPage.Model model) implements Drawing {}

    record GoingBack(ShopperPage.Back back) implements Drawing {}
  }

  private void draw(Context ctx, Optional<Drawing> drawing) {
    if (drawing.isEmpty()) {
      pages.say(ctx, 404, PlayedOceanpayment.TITLE, "There is no such page.");
      return;
    }
    switch (drawing.get()) {
      case Drawing.Choosing(var model) -> pages.show(ctx, model);
      case Drawing.GoingBack(var back) -> pages.back(ctx, back);
    }
  }

  private Drawing drawing(Payment payment) {
    if (payment.stage == Payment.Stage.OVER) {
      return new Drawing.GoingBack(back(payment));
    }
    if (!payment.shown) {
      payment.shown = true;
      diary.note(payment.number(), "page shown", "payment " + payment.id);
    }
    return new Drawing.Choosing(
        new ShopperPage.Model(
            PlayedOceanpayment.TITLE,
            "Account " + payment.merchant.account(),
            payment.amount.toString(),
            payment.number(),
            "/pay/" + payment.token,
            choices(payment),
            payment.code,
            ""));
  }

  private ShopperPage.Back back(Payment payment) {
    var fields = new ArrayList<ShopperPage.Field>();
    notices
        .carriedBack(payment)
        .forEach((name, value) -> fields.add(new ShopperPage.Field(name, value)));
    var sentence =
        switch (payment.status) {
          case "1" -> "The payment was approved.";
          case "-1" ->
              payment.held()
                  ? "The money is held for the shop."
                  : "The payment is on its way. The shop is told when it arrives.";
          default -> "The payment was not approved. Nothing was taken.";
        };
    return new ShopperPage.Back(
        PlayedOceanpayment.TITLE, sentence, payment.order.get("backUrl"), fields);
  }

  private static List<Choice> choices(Payment payment) {
    var choices = new ArrayList<Choice>();
    var done = payment.hold() ? "The money is held." : "The money is taken.";
    choices.add(new Choice("approve", "Approved, with a code", "3-D Secure asks first. " + done));
    choices.add(new Choice("no-code", "Approved at once", "No code is asked for. " + done));
    if (payment.hold()) {
      choices.add(new Choice("held", "Held", "3-D Secure passes without a code. " + done));
    } else {
      choices.add(new Choice("pending", "Pending", "Approved two seconds later."));
    }
    choices.add(new Choice("decline", "Not enough funds", "The bank says no."));
    choices.add(new Choice("stolen", "Lost or stolen card", "The bank says no."));
    choices.add(new Choice("cancel", "Cancel", "You leave the page without paying."));
    return choices;
  }
}
