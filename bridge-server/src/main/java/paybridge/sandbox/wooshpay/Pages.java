package paybridge.sandbox.wooshpay;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import paybridge.sandbox.play.ShopperPage;
import paybridge.sandbox.play.ShopperPage.Choice;
import paybridge.sandbox.play.ShopperPage.Model;

/// The pages of the gateway: a session's, a wallet's, and the bank's that asks for a code.
final class Pages {
  private static final String GATEWAY = "WooshPay";
  private final ShopperPage page = new ShopperPage();
  private final Books books;
  private final Course course;
  private final Bank bank;

  Pages(Books books, Course course, Bank bank) {
    this.books = books;
    this.course = course;
    this.bank = bank;
  }

  /// What the browser gets.
  private sealed interface Next {
    record Show(Model model) implements Next {}

    record Go(String address) implements Next {}

    record Say(int status, String sentence) implements Next {}
  }

  void session(Context ctx) {
    answer(
        ctx,
        books.held(
            () ->
                books
                    .page(ctx.pathParam("page"))
                    .map(one -> session(ctx, one))
                    .orElseGet(Pages::unknown)));
  }

  private Next session(Context ctx, Session one) {
    var intent = one.intent;
    boolean posted = ctx.method().name().equals("POST");
    var choice = field(ctx, "choice");
    if (one.status.equals("complete")) {
      return posted ? new Next.Go(one.successUrl) : new Next.Say(200, "This payment is over.");
    }
    if (!one.status.equals("open")) {
      return new Next.Say(410, "This page has ended. Nothing was paid.");
    }
    if (posted && choice.equals("cancel")) {
      course.note(intent, "shopper left", "cancel");
      return new Next.Go(one.cancelUrl);
    }
    if (posted) {
      act(ctx, intent, choice);
    }
    return intent.over()
        ? new Next.Go(one.successUrl)
        : show(intent, "/pay/" + one.page(), Bank.choices(intent, true));
  }

  /// A wallet's page, or the bank's page of a widget's challenge: it leads back in any case.
  void action(Context ctx) {
    answer(
        ctx,
        books.held(
            () ->
                books
                    .waiting(ctx.pathParam("token"))
                    .map(one -> action(ctx, one))
                    .orElseGet(Pages::unknown)));
  }

  private Next action(Context ctx, Intent one) {
    boolean posted = ctx.method().name().equals("POST");
    if (!one.status.equals("requires_action")) {
      return posted ? new Next.Go(one.returnUrl) : new Next.Say(410, "There is nothing to do here.");
    }
    if (!posted) {
      return show(one, ctx.path(), Bank.choices(one, true));
    }
    if (field(ctx, "choice").equals("cancel")) {
      course.note(one, "shopper left", "cancel");
      return new Next.Go(one.returnUrl);
    }
    act(ctx, one, field(ctx, "choice"));
    return one.status.equals("requires_action")
        ? show(one, ctx.path(), Bank.choices(one, true))
        : new Next.Go(one.returnUrl);
  }

  private void act(Context ctx, Intent one, String choice) {
    if (!one.code.isEmpty() && !field(ctx, "code").isEmpty()) {
      bank.type(one, field(ctx, "code"));
    } else if (one.code.isEmpty()) {
      bank.choose(one, choice);
    }
  }

  private Next show(Intent one, String action, List<Choice> choices) {
    course.note(one, one.code.isEmpty() ? "page shown" : "code asked", one.id);
    return new Next.Show(
        new Model(
            GATEWAY,
            one.merchant.name,
            one.amount.map(Object::toString).orElse("Keep a card"),
            one.reference(),
            action,
            choices,
            one.code,
            one.error.map(error -> error.path("message").asText()).orElse("")));
  }

  private static String field(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
  }

  private static Next unknown() {
    return new Next.Say(404, "This payment is not known.");
  }

  private void answer(Context ctx, Next next) {
    switch (next) {
      case Next.Show(var model) -> page.show(ctx, model);
      case Next.Go(var address) ->
          ctx.status(303).header("Location", address).header("Referrer-Policy", "no-referrer");
      case Next.Say(var status, var sentence) -> page.say(ctx, status, GATEWAY, sentence);
    }
  }
}
