package paybridge.web;

import java.util.List;
import paybridge.checkout.ShowPage;
import paybridge.connector.DeclineReason;
import paybridge.connector.Page;

/// The pages of the bridge that shoppers see. Each says what is true now, with a reference to quote.
public final class ShopperPages {
  private static final int OPENING_SECONDS = 2;
  private final Pages pages;

  public ShopperPages(Pages pages) {
    this.pages = pages;
  }

  /// A page with one message and maybe one way on (`next`).
  public record Notice(
      String title,
      String shop,
      String amount,
      String reference,
      String text,
      String next,
      String button,
      int seconds) {}

  /// A page that sends the shopper on by a form.
  public record Forward(
      String title,
      String shop,
      String amount,
      String reference,
      String text,
      String next,
      String button,
      List<Page.Field> fields) {}

  /// A page that holds a gateway's widget.
  public record Widget(
      String title,
      String shop,
      String amount,
      String reference,
      String text,
      String script,
      String key,
      String secret,
      String call) {}

  /// There is no such payment.
  String notFound() {
    return notice(
        new Notice(
            "This payment page does not exist",
            "",
            "",
            "",
            "The link is not complete, or it is not from us. Please go back to the shop and begin"
                + " the payment there.",
            "",
            "",
            0));
  }

  /// The gateway has not opened its page yet.
  String opening(String shop, String amount, String reference, String here) {
    return pages.render(
        "pay/wait",
        new Notice(
            "The payment page is being opened",
            shop,
            amount,
            reference,
            "The payment provider is slower than usual. Nothing was charged.",
            here,
            "",
            OPENING_SECONDS));
  }

  /// The shopper is back and the gateway has not told yet.
  String checking(String shop, String reference, int seconds, String next) {
    return pages.render(
        "pay/wait",
        new Notice(
            "Your payment is being checked",
            shop,
            "",
            reference,
            "The payment provider has not confirmed it yet. You do not need to pay again.",
            next,
            "",
            seconds));
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
          notice(over, "This order is paid", "Thank you. You do not need to pay again.", "On to the shop");
      case REFUNDED ->
          notice(over, "This payment was refunded", "The money is on its way back to you.", "On to the shop");
      case DECLINED ->
          notice(
              over,
              "The payment was not approved",
              over.reason().map(DeclineReason::forShopper).orElse("Nothing was charged."),
              "Back to the shop to pay again");
      case CANCELLED ->
          notice(over, "The payment was cancelled", "Nothing was charged.", "Back to the shop to pay again");
      case EXPIRED ->
          notice(
              over,
              "The time to pay is over",
              "Nothing was charged. You can begin the payment again in the shop.",
              "Back to the shop to pay again");
      case PENDING -> notice(over, "The payment is open", "Please go back to the shop.", "Back to the shop");
    };
  }

  private String notice(ShowPage.Shown.Over over, String title, String text, String button) {
    return notice(
        new Notice(
            title, over.shopName(), over.amount(), over.reference(), text, over.back(), button, 0));
  }

  private String notice(Notice notice) {
    return pages.render("pay/notice", notice);
  }

  /// Sends the shopper on to the gateway by a form.
  String form(String shop, String amount, Page.Form form) {
    return pages.render(
        "pay/form",
        new Forward(
            "On to the payment",
            shop,
            amount,
            "",
            "The payment page of the provider opens next.",
            form.to().reveal(),
            "Continue to payment",
            form.fields()));
  }

  /// Holds the gateway's widget.
  String widget(String shop, String amount, Page.Widget widget) {
    return pages.render(
        "pay/widget",
        new Widget(
            "Pay",
            shop,
            amount,
            "",
            "The form below comes from the payment provider.",
            widget.script().reveal(),
            widget.publishableKey(),
            widget.clientSecret().reveal(),
            widget.initCall()));
  }

  /// How to pay where no page is needed.
  String instructions(String shop, String amount, String text) {
    return notice(new Notice("How to pay", shop, amount, "", text, "", "", 0));
  }
}
