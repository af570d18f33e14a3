package paybridge.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.kit.FormText;
import paybridge.web.Pages;

/// The page where a shopper pays: choose a named test card, confirm by a code, cancel. Plain HTML,
/// no script; every step is a form post answered by 303.
final class HostedPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final SandboxFile file;
  private final InstantSource clock;
  private final ShopperDesk desk;
  private final ReturnLink returns;
  private final Pages pages;
  private final String prefix;

  HostedPage(
      SandboxFile file, InstantSource clock, ShopperDesk desk, ReturnLink returns, String prefix) {
    this.file = file;
    this.clock = clock;
    this.desk = desk;
    this.returns = returns;
    this.prefix = prefix;
    this.pages = new Pages();
  }

  /// One way to pay, or one fault, on the page.
  public record Choice(String value, String title, String help, boolean checked) {}

  /// What the template shows. `state` is `open`, `code` or `over`.
  public record Model(
      String prefix,
      String here,
      String state,
      String merchant,
      String amount,
      String number,
      String description,
      String declined,
      int triesLeft,
      String ends,
      boolean transfer,
      String verb,
      List<Choice> cards,
      List<Choice> faults,
      String code,
      String outcome,
      String back) {}

  /// Shows where the payment is: choose, confirm, or over.
  void show(Context ctx) {
    var now = clock.instant();
    var model =
        file.change(books ->
            books
                .byToken(ctx.pathParam("token"))
                .map(payment -> {
                  var merchant = books.merchant(payment.merchant).orElseThrow();
                  return model(payment, returns.to(payment, merchant, now));
                }));
    guard(ctx);
    if (model.isEmpty()) {
      ctx.status(404).html(pages.render("sandbox/unknown", prefix));
    } else {
      ctx.html(pages.render("sandbox/pay", model.get()));
    }
  }

  /// The shopper chose a card (`card`, and maybe `fault`).
  void pay(Context ctx) {
    act(
        ctx,
        (books, payment) -> {
          var fault = Fault.find(field(ctx, "fault")).orElse(Fault.NONE);
          TestCard.find(payment.method, field(ctx, "card"))
              .ifPresent(card -> desk.pay(books, payment, card, fault, clock.instant()));
          return fault;
        });
  }

  /// The shopper typed the code (`code`).
  void confirm(Context ctx) {
    act(
        ctx,
        (books, payment) -> {
          desk.confirm(books, payment, field(ctx, "code").strip(), clock.instant());
          return Fault.NONE;
        });
  }

  /// The shopper goes back without paying.
  void cancel(Context ctx) {
    act(
        ctx,
        (books, payment) -> {
          desk.cancel(books, payment, clock.instant());
          return Fault.NONE;
        });
  }

  private interface Action {
    Fault on(Books books, Payment payment);
  }

  private record Next(String address, Fault fault) {}

  private void act(Context ctx, Action action) {
    var token = ctx.pathParam("token");
    Optional<Next> next =
        file.change(books ->
            books
                .byToken(token)
                .map(payment -> {
                  var fault = action.on(books, payment);
                  var merchant = books.merchant(payment.merchant).orElseThrow();
                  var address =
                      payment.pageOpen(clock.instant())
                          ? prefix + "/pay/" + token
                          : returns.to(payment, merchant, clock.instant());
                  return new Next(address, fault);
                }));
    guard(ctx);
    if (next.isEmpty()) {
      ctx.status(404).html(pages.render("sandbox/unknown", prefix));
    } else if (next.get().fault() == Fault.REPLY_DROPPED_AFTER_CHARGING) {
      Replies.drop(ctx);
    } else {
      ctx.status(303).header("Location", next.get().address());
    }
  }

  /// A field of the form. The body is small by the server's own limit.
  private static String field(Context ctx, String name) {
    var body = new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
    return FormText.read(body, 20).orElse(List.of()).stream()
        .filter(field -> field.name().equals(name))
        .map(paybridge.connector.Page.Field::value)
        .findFirst()
        .orElse("");
  }

  /// No `form-action`: browsers apply it to the redirect back to the shop, too.
  private static void guard(Context ctx) {
    ctx.header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  private Model model(Payment payment, String back) {
    boolean open = payment.pageOpen(clock.instant());
    var cards = TestCard.of(payment.method);
    var chosen = payment.card.isEmpty() ? cards.getFirst().spelling() : payment.card;
    return new Model(
        prefix,
        prefix + "/pay/" + payment.token,
        !open ? "over" : payment.oneTimeCode.isEmpty() ? "open" : "code",
        payment.merchant,
        payment.asked == 0 ? "Save a card" : payment.money(payment.asked).toString(),
        payment.number,
        payment.description,
        payment.lastDecline.isEmpty() ? "" : ResponseCode.of(payment.lastDecline).title,
        Course.MOST_DECLINES - payment.declines,
        TIME.format(payment.pageEnds),
        !payment.method.equals("card"),
        verb(payment),
        cards.stream()
            .map(card ->
                new Choice(
                    card.spelling(), card.title(), card.help(), card.spelling().equals(chosen)))
            .toList(),
        Fault.all().stream()
            .map(fault -> new Choice(fault.spelling(), fault.spelling(), fault.title(), false))
            .toList(),
        payment.oneTimeCode,
        outcome(payment),
        back);
  }

  /// What the button does.
  private static String verb(Payment payment) {
    if (payment.asked == 0) {
      return "Save this card";
    }
    return (payment.hold ? "Authorise " : "Pay ") + payment.money(payment.asked);
  }

  private static String outcome(Payment payment) {
    return switch (payment.status) {
      case WAITING, EXPIRED -> "The time to pay has run out. Nothing was taken.";
      case PROCESSING -> "The payment is on its way. The shop is told when it arrives.";
      case AUTHORIZED -> "The money is held for the shop.";
      case PAID -> "The payment was approved.";
      case STORED -> "The payment method was stored.";
      case DECLINED -> "The payment was not approved. Nothing was taken.";
      case CANCELLED, VOIDED -> "The payment was cancelled. Nothing was taken.";
    };
  }
}
