package paybridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A storefront of shops that install nothing of ours: nobody calls the bridge, so it looks for
/// orders that wait for money, and hands the shopper's page over by a note. Of such a shop at most
/// one picture and one look are under way at a time.
public interface FindsOrders extends Storefront {
  /// The plain setting in which the way of proof that works is kept.
  String WAY = "way";

  /// The plain setting that names the offer for the page; empty: the first that takes the currency.
  String OFFER = "offer";

  /// The secret under which the shop signs its hints.
  String HINTS = "webhook";

  /// The secrets that let the bridge in, by the names of [#settings].
  List<String> keys();

  /// Where the shop is called, for the egress rules and the books.
  String callback(String home);

  /// Tries the keys by a cheap question. *Done* carries the way of proof that the shop accepts.
  Answer<String> prove(StorefrontCall call);

  /// Orders that changed after `since`, each as it stands now; one of them may come twice.
  Answer<List<FoundOrder>> changed(StorefrontCall call, Instant since);

  /// Gives the shopper the page, once: a repeat finds what an earlier try left.
  ///
  /// @param amount as the shopper reads it
  Answer<FoundOrder> givePage(StorefrontCall call, FoundOrder order, String amount, String page);

  /// Writes a note for the shop's people, unless the order has one with this id.
  Answer<String> note(StorefrontCall call, String orderId, String id, String text);

  /// Makes the shop send hints to `address`, whatever was there before.
  ///
  /// @param renew give the shop our secret again, too
  Answer<String> keepHints(StorefrontCall call, String address, boolean renew);

  /// What a message at the address of hints is worth.
  Hint hint(ShopAccount shop, Incoming message);

  /// What a hint is worth. None is ever proof of money.
  enum Hint {
    /// Signed by the shop: something changed.
    LOOK,
    /// Only whether somebody lives here; answered, and nothing else.
    PING,
    /// Not the shop's.
    UNPROVED
  }

  /// The page of the shop where its owner lets the bridge in.
  ///
  /// @param token comes back with the keys; worth one try
  /// @param keysTo where the shop sends them
  /// @param returnTo where the owner's browser goes then
  String grantPage(String home, String token, String keysTo, String returnTo);

  /// The keys in the message that the shop sends then; empty when it is no such message.
  Optional<Granted> granted(Incoming message);

  /// Keys, with the token that says which grant they belong to.
  record Granted(String token, java.util.Map<String, Secret> keys) {}
}
