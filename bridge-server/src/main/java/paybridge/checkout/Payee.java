package paybridge.checkout;

/// Who is paid how much, as a shopper reads it on our pages.
///
/// @param amount `49.90 EUR`; empty where no amount is shown
/// @param reference to quote to the shop; empty where there is none
/// @param test no real money moves
public record Payee(String shop, String amount, String reference, boolean test) {
  /// On a page that belongs to no payment.
  public static final Payee NOBODY = new Payee("", "", "", false);
}
