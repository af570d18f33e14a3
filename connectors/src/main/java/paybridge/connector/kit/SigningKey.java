package paybridge.connector.kit;

import paybridge.connector.Secret;

/// A secret as an owner typed it, made fit for [StandardWebhooks]: a well-formed `whsec_` secret
/// stays as it is, any other text is its UTF-8 bytes. So a mistyped secret proves nothing, and
/// throws nothing.
public final class SigningKey {
  private SigningKey() {}

  public static Secret of(Secret typed) {
    if (typed.reveal().startsWith("whsec_") && decodes(typed)) {
      return typed;
    }
    return StandardWebhooks.secret(typed.bytes());
  }

  private static boolean decodes(Secret secret) {
    try {
      return StandardWebhooks.key(secret).length > 0;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
