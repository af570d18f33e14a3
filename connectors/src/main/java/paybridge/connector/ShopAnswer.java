package paybridge.connector;

import java.util.List;
import java.util.Optional;

/// What a shop is answered. The same answer always gives the same bytes, so it holds no clock.
public sealed interface ShopAnswer {
  /// HTTP status.
  default int status() {
    return 200;
  }

  /// The handshake worked. Both sides now derive their secrets from the pairing secret and the two
  /// nonces; the bridge then challenges the shop at its home before anything live happens.
  record Welcome(String protocol, String shopName, String nonce) implements ShopAnswer {}

  /// The methods to show, in order of rank.
  record OffersAre(List<Offer> offers) implements ShopAnswer {}

  /// One way to pay.
  ///
  /// @param method the code to send in `checkout`
  /// @param least smallest amount, where there is one
  /// @param logo the neutral picture that may stand beside it, where we have one
  record Offer(
      String method,
      String title,
      List<String> countries,
      List<String> currencies,
      Optional<Money> least,
      Optional<Money> most,
      List<String> can,
      boolean test,
      Optional<Logo> logo) {}

  /// Send the shopper to `page`. `secret` and `publishableKey` only in the widget flow.
  record CheckedOut(
      String orderId,
      int attempt,
      String reference,
      String page,
      Optional<Secret> clientSecret,
      Optional<String> publishableKey)
      implements ShopAnswer {}

  /// What is true about the orders asked for; orders without any attempt are missing.
  record StatusIs(List<OrderPicture> orders) implements ShopAnswer {}

  /// What came of a capture, void or refund: `done`, `pending`, `refused` or `unknown`.
  record Moved(String operation, String outcome, String said, OrderPicture order)
      implements ShopAnswer {}

  /// Whether the shop may cancel, and why not.
  record MayCancelIs(boolean may, String why) implements ShopAnswer {}

  /// Whether the bridge reached the shop just now.
  ///
  /// @param hop where it ended: `reached`, or the place that failed, such as `dns` or `login-wall`
  /// @param said what happened there, for people
  record Checked(boolean reached, String hop, String said) implements ShopAnswer {}

  /// The newest version of the shop's plugin that the bridge has.
  ///
  /// @param file where it is fetched, for a few minutes
  /// @param requires the oldest version of the shop system that it runs in
  /// @param tested the newest version of the shop system that it was tested with
  record NewestPlugin(
      String version, String file, String requires, String tested, String requiresPhp)
      implements ShopAnswer {}

  /// Heard.
  record Noted() implements ShopAnswer {}

  /// Pictures to apply, newest per order; `more`: pull again.
  record Pictures(List<OrderPicture> pictures, boolean more) implements ShopAnswer {}

  /// The stored methods of a customer.
  record Methods(List<StoredMethod> methods) implements ShopAnswer {}

  /// One stored method; `id` is ours and worth nothing elsewhere.
  record StoredMethod(String id, String method, String label) {}

  /// What is kept about a person's orders; `more`: ask for the next page.
  record PersonIs(List<PersonOrder> orders, boolean more) implements ShopAnswer {}

  /// One order of a person.
  record PersonOrder(String number, List<Known> data) {}

  /// One thing that is kept about a person, both for people.
  record Known(String name, Personal value) {}

  /// Of how many orders the person was forgotten.
  ///
  /// @param why why some were kept; empty when none was
  record PersonErased(int erased, int kept, String why) implements ShopAnswer {}

  /// No (RFC 9457).
  ///
  /// @param type stable word of the problem, such as `unknown-currency`
  /// @param field the field at fault, or empty
  /// @param retryable true when the very same call may work later
  /// @param reference to quote to support
  record Problem(
      int status,
      String type,
      String title,
      String detail,
      String field,
      boolean retryable,
      String reference)
      implements ShopAnswer {}
}
