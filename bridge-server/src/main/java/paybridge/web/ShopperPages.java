package paybridge.web;
import paybridge.checkout.ShowPage;
import paybridge.connector.Page;
/// The pages that shoppers see.
@SuppressWarnings("UnusedVariable")
public final class ShopperPages {
  public ShopperPages(Pages pages) {}
  String notFound() { return "not found"; }
  String opening(String shop, String amount, String reference) { return shop + amount + reference; }
  String checking(String shop, String reference, int seconds, String next) { return shop + reference + seconds + next; }
  String over(ShowPage.Shown.Over over) { return over.reference(); }
  String form(String shop, String amount, Page.Form form) { return shop + amount + form; }
  String widget(String shop, String amount, Page.Widget w) { return shop + amount + w; }
  String instructions(String shop, String amount, String t) { return shop + amount + t; }
}
