package paybridge.connector;

import java.util.List;
import java.util.Optional;

/// A shop system. Proves and reads what shops ask, writes and signs what they are answered, and
/// hands over order updates.
public interface Storefront extends Connector {
  /// Proves and translates a call of the shop. Pure.
  ShopReading read(ShopAccount shop, Incoming message);

  /// The body of an answer: the same answer always gives the same bytes.
  byte[] write(ShopAnswer answer);

  /// The headers that prove an answer to the call `messageId`, content type included.
  List<Header> sign(ShopAccount shop, String messageId, byte[] body, java.time.Instant now);

  /// Hands a picture over. Safe to repeat: the shop applies it only if its sequence is higher than
  /// the last one applied. *Done* carries what the order says now, proved by the shop's signature;
  /// a reply without proof is *NotSent*, whatever its status. *Refused*: the shop said never.
  ///
  /// @param messageId the same for every try of one update
  Answer<ShopSays> deliver(StorefrontCall call, String messageId, OrderPicture picture);

  /// What these orders (at most 100, by the shop's ids) say now. Orders the shop does not know are
  /// missing in the answer.
  Answer<List<ShopSays>> readBack(StorefrontCall call, String messageId, List<String> orderIds);

  /// Proves that the shop at its registered address is the shop: it must sign `nonce` back.
  Answer<String> challenge(StorefrontCall call, String messageId, String nonce);

  /// Where staff edit this order in the shop's own admin; empty where that is not known.
  ///
  /// @param orderId the shop's id of the order
  default Optional<String> orderPage(ShopAccount shop, String orderId) {
    return Optional.empty();
  }

  /// Goes the whole road to the shop and back, and changes nothing there.
  Answer<String> canary(StorefrontCall call, String messageId, String nonce);
}
