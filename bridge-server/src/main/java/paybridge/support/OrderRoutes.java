package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import paybridge.casefile.CaseFiles;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;
import paybridge.connector.ShopAnswer;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.CardNumbers;
import paybridge.connector.kit.DecimalText;
import paybridge.people.Right;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// The page of an order, and its buttons.
final class OrderRoutes {
  private static final int LONGEST_REASON = 200;
  private final Desk desk;
  private final SupportPages pages;
  private final ShowOrder order;
  private final OrderButtons buttons;

  OrderRoutes(Desk desk, SupportPages pages, ShowOrder order, OrderButtons buttons) {
    this.desk = desk;
    this.pages = pages;
    this.order = order;
    this.buttons = buttons;
  }

  void add(RoutesConfig routes) {
    var one = "/support/orders/{id}";
    routes.get(one, desk.signedIn((ctx, who) -> show(ctx, who, "")));
    routes.post(one + "/again", desk.form(this::again));
    routes.post(one + "/ask", desk.form(this::ask));
    routes.post(one + "/refund", desk.form(Right.MONEY, this::refund));
    routes.post(one + "/capture", desk.form(Right.MONEY, (ctx, who) -> held(ctx, who, "capture")));
    routes.post(one + "/void", desk.form(Right.MONEY, (ctx, who) -> held(ctx, who, "void")));
    routes.post(one + "/move", desk.sure(Right.MONEY, this::move));
    routes.post(one + "/case-file", desk.form(this::caseFile));
  }

  private Optional<ReadOrder> read(Context ctx) {
    return order.read(ctx);
  }

  private void show(Context ctx, Person who, String problem) {
    order.show(ctx, who, problem);
  }

  private void again(Context ctx, Person who) {
    read(ctx)
        .ifPresent(
            order ->
                did(ctx, order, buttons.sendAgain(order.order(), who, Desk.field(ctx, "once"))));
  }

  private void ask(Context ctx, Person who) {
    read(ctx).ifPresent(order -> did(ctx, order, buttons.ask(order, who)));
  }

  private void caseFile(Context ctx, Person who) {
    read(ctx)
        .ifPresent(
            order -> {
              var file = buttons.caseFile(order, who);
              ctx.contentType("text/html; charset=utf-8")
                  .header(
                      "Content-Disposition",
                      "attachment; filename=\"" + CaseFiles.name(order.order().number()) + "\"")
                  .result(file);
            });
  }

  private static void did(Context ctx, ReadOrder order, String what) {
    Desk.go(ctx, "/support/orders/" + order.order().id() + "?did=" + what);
  }

  private void refund(Context ctx, Person who) {
    read(ctx).ifPresent(order -> refund(ctx, who, order));
  }

  private void refund(Context ctx, Person who, ReadOrder order) {
    var reason = Desk.field(ctx, "reason");
    if (CardNumbers.in(reason)) {
      show(ctx, who, "The field “Reason” holds a card number. Nothing of it was kept.");
      return;
    }
    if (reason.length() > LONGEST_REASON) {
      show(ctx, who, "The field “Reason” holds more than " + LONGEST_REASON + " characters.");
      return;
    }
    var text = Desk.field(ctx, "amount");
    Money amount;
    try {
      amount =
          text.isEmpty()
              ? order.refundable().orElse(Money.of(0, order.order().currency()))
              : amount(text, order.order().currency());
    } catch (BadField bad) {
      show(
          ctx,
          who,
          "The field “Amount” must be like 12.90, with a point and no more decimals than the"
              + " currency has.");
      return;
    }
    if (amount.isZero() || order.refundable().filter(all -> amount.minor() <= all.minor()).isEmpty()) {
      show(
          ctx,
          who,
          "The field “Amount” must be more than 0 and at most "
              + order.refundable().map(Money::toString).orElse("nothing: there is nothing to refund")
              + ".");
      return;
    }
    confirm(
        ctx,
        who,
        order,
        "refund",
        "Refund " + amount + "?",
        amount + " of order " + order.order().number() + " goes back to the customer. This cannot be"
            + " undone."
            + buttons.warning(order),
        DecimalText.of(amount),
        reason,
        "Refund " + amount);
  }

  private void held(Context ctx, Person who, String kind) {
    read(ctx)
        .ifPresent(
            order -> {
              var held = order.held();
              if (held.isEmpty()) {
                show(ctx, who, "Nothing is held for this order.");
                return;
              }
              boolean capture = kind.equals("capture");
              confirm(
                  ctx,
                  who,
                  order,
                  kind,
                  (capture ? "Capture " : "Give back ") + held.get() + "?",
                  capture
                      ? "The held money is taken from the customer. After this it can only be refunded."
                      : "The held money is released to the customer. The order is not paid then.",
                  DecimalText.of(held.get()),
                  "",
                  (capture ? "Capture " : "Give back ") + held.get());
            });
  }

  private void confirm(
      Context ctx,
      Person who,
      ReadOrder order,
      String kind,
      String heading,
      String sentence,
      String amount,
      String reason,
      String button) {
    pages.show(
        ctx,
        "confirm",
        new OrderPage.Confirm(
            Frame.of(heading, "", who),
            order.order().id(),
            order.order().number(),
            kind,
            heading,
            sentence,
            amount,
            reason,
            Desk.field(ctx, "once"),
            button));
  }

  private void move(Context ctx, Person who) {
    read(ctx).ifPresent(order -> move(ctx, who, order));
  }

  private void move(Context ctx, Person who, ReadOrder order) {
    var reason = Desk.field(ctx, "reason");
    if (CardNumbers.in(reason) || reason.length() > LONGEST_REASON) {
      show(ctx, who, "The field “Reason” holds a card number or is too long.");
      return;
    }
    OrderButtons.Asked asked;
    try {
      asked =
          new OrderButtons.Asked(
              Desk.field(ctx, "kind"),
              amount(Desk.field(ctx, "amount"), order.order().currency()),
              reason,
              Desk.field(ctx, "once"));
    } catch (BadField bad) {
      show(ctx, who, "The field “Amount” cannot be read.");
      return;
    }
    if (!asked.known()) {
      show(ctx, who, "This page was too old. Nothing was done.");
      return;
    }
    switch (buttons.move(order, who, asked)) {
      case OrderButtons.Outcome.Already() -> did(ctx, order, "already");
      case OrderButtons.Outcome.Answered(ShopAnswer.Moved moved) ->
          did(ctx, order, "moved-" + moved.outcome());
      case OrderButtons.Outcome.Answered(ShopAnswer.Problem problem) ->
          show(ctx, who, problem.detail());
      case OrderButtons.Outcome.Answered(var other) ->
          throw new IllegalStateException("not an answer to this: " + other.status());
    }
  }

  private static Money amount(String text, String currency) throws BadField {
    var unit = CurrencyUnit.of(currency);
    return new Money(DecimalText.minor(text, unit.exponent()), unit);
  }
}
