package paybridge.checkout;

/// What makes two calls the same call: shop, call and message id. The body's hash tells whether a
/// second one asks the same.
public record CallKey(String shopId, String call, String messageId, byte[] bodyHash) {
  String text() {
    return shopId + " " + call + " " + messageId;
  }
}
