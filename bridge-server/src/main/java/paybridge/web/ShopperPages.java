package paybridge.web;

import java.util.List;
import paybridge.checkout.Payee;
import paybridge.checkout.ShowPage;
import paybridge.connector.DeclineReason;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// The pages of the bridge that shoppers see. Each says what is true now, with a reference to quote.
public final class ShopperPages {
  /// How often a page that waits looks again.
  static final int EVERY_SECONDS = 2;

  /// After so long a page that waits shows the way back to the shop.
  static final int LONG_SECONDS = 60;

  private static final String AGAIN = "Pay again in the shop";
  private final Pages pages;

  public ShopperPages(Pages pages) {
    this.pages = pages;
  }

  /// A page with one message and maybe one way on.
  ///
  /// @param next where the button leads; empty: no button
  public record Notice(Payee payee, String title, String text, String next, String button) {}

  /// A page that looks again by itself, by a script or, without one, by reloading.
  ///
  /// @param next what it looks at
  /// @param back the way to the shop, shown when the wait has become long; empty before
  public record Waiting(
      Payee payee, String title, String text, String next, int seconds, String back) {}

  /// A page that sends the shopper on by a form.
  public record Forward(
      Payee payee, String title, String text, String next, List<Page.Field> fields) {}

  /// A page that holds a gateway's widget.
  public record Widget(
      Payee payee,
      String title,
      String text,
      String script,
      String key,
      String secret,
      String call,
      String back) {}

  /// A page with a QR code that looks by itself whether it was paid.
  ///
  /// @param path what to draw, as the `d` of an SVG path
  /// @param size the drawing's width and height, in modules of the code
  public record Code(
      Payee payee,
      String title,
      String text,
      String path,
      int size,
      String next,
      int seconds) {}

  /// There is no such payment.
  String notFound() {
    return notice(
        Payee.NOBODY,
        "This payment page does not exist",
        "The link is not complete, or it is not from us. Please go back to the shop and begin the"
            + " payment there.",
        "",
        "");
  }

  /// Something went wrong here.
  ///
  /// @param reference stands in the log, too
  public String problem(String reference) {
    return notice(
        new Payee("", "", reference, false),
        "Something went wrong",
        "The fault is ours, not yours. Please load this page again in a moment. If you paid"
            + " already, the payment is not lost: do not pay a second time, ask the shop.",
        "",
        "");
  }

  /// The gateway has not opened its page yet.
  String opening(Payee payee, String here, int waited, String back) {
    return pages.render(
        "pay/wait",
        new Waiting(
            payee,
            "The payment page is being opened",
            "The payment provider is slower than usual. Nothing was charged.",
            here + "?waited=" + (waited + EVERY_SECONDS),
            EVERY_SECONDS,
            waited < LONG_SECONDS ? "" : back));
  }

  /// The shopper is back and the gateway has not told yet.
  String checking(Payee payee, String here, int waited) {
    return pages.render(
        "pay/wait",
        new Waiting(
            payee,
            "Your payment is being checked",
            "The payment provider has not confirmed it yet. You do not need to pay again.",
            here + "?waited=" + (waited + EVERY_SECONDS),
            EVERY_SECONDS,
            ""));
  }

  /// This attempt is over.
  String over(ShowPage.Shown.Over over) {
    if (over.superseded()) {
      return notice(
          over,
          "There is a newer payment page",
          "The payment for this order was begun again. Please use the newer page, or go back to"
              + " the shop.",
          "Back to the shop");
    }
    return switch (over.word()) {
      case PAID, AUTHORIZED ->
          notice(
              over,
              "This order is paid",
              "Thank you. You do not need to pay again.",
              "On to the shop");
      case REFUNDED ->
          notice(
              over,
              "This payment was refunded",
              "The money is on its way back to you.",
              "On to the shop");
      case DECLINED ->
          notice(
              over,
              "The payment was not approved",
              over.reason().map(DeclineReason::forShopper).map(why -> why + " ").orElse("")
                  + "Nothing was charged.",
              AGAIN);
      case CANCELLED -> notice(over, "The payment was cancelled", "Nothing was charged.", AGAIN);
      case EXPIRED ->
          notice(
              over,
              "The time to pay is over",
              "Nothing was charged. You can begin the payment again in the shop.",
              AGAIN);
      case PENDING ->
          notice(over, "The payment is open", "Please go back to the shop.", "Back to the shop");
    };
  }

  private String notice(ShowPage.Shown.Over over, String title, String text, String button) {
    return notice(over.payee(), title, text, over.back(), button);
  }

  private String notice(Payee payee, String title, String text, String next, String button) {
    return pages.render("pay/notice", new Notice(payee, title, text, next, button));
  }

  /// Sends the shopper on to the gateway by a form.
  String form(Payee payee, Page.Form form) {
    return pages.render(
        "pay/form",
        new Forward(
            payee,
            "On to the payment",
            "The payment page of the provider opens next.",
            form.to().reveal(),
            form.fields()));
  }

  /// Holds the gateway's widget.
  String widget(Payee payee, Page.Widget widget) {
    return pages.render(
        "pay/widget",
        new Widget(
            payee,
            "Pay",
            "The form below comes from the payment provider.",
            widget.script().reveal(),
            widget.publishableKey(),
            widget.clientSecret().reveal(),
            widget.initCall(),
            widget.returnUrl()));
  }

  /// Shows a QR code until it is paid.
  String code(Payee payee, Secret payload, String here, int waited) {
    var drawing = QrDrawing.of(payload.reveal());
    return pages.render(
        "pay/code",
        new Code(
            payee,
            "Scan to pay",
            "Open the app of your bank or wallet and scan this code.",
            drawing.path(),
            drawing.size(),
            here + "?waited=" + (waited + EVERY_SECONDS),
            EVERY_SECONDS));
  }

  /// How to pay where no page is needed.
  String instructions(Payee payee, String text) {
    return notice(payee, "How to pay", text, "", "");
  }

  /// The owner of a shop let the bridge in, and the keys are on their way.
  String connecting(String shop, String here, int waited) {
    return pages.render(
        "pay/wait",
        new Waiting(
            shopOnly(shop),
            "The shop is being connected",
            "The bridge tries the keys of your shop.",
            here + "?waited=" + (waited + EVERY_SECONDS),
            EVERY_SECONDS,
            ""));
  }

  /// The keys opened the shop.
  String connected(String shop) {
    return notice(
        shopOnly(shop),
        "The shop is connected",
        "The bridge looks for orders now. You can close this page.",
        "",
        "");
  }

  /// They did not, or the owner said no.
  String notConnected(String shop, String why) {
    return notice(
        shopOnly(shop),
        "The shop is not connected",
        why + " To try again, type ./bridge shop connect " + shop + ".",
        "",
        "");
  }

  private static Payee shopOnly(String shop) {
    return new Payee(shop, "", "", false);
  }
}
