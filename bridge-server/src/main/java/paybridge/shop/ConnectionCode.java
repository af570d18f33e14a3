package paybridge.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import paybridge.connector.kit.Digests;

/// What the owner of a shop pastes into a plugin that came without a key: the identity that is in a
/// keyed build, in one line. Works once, as the file does (docs/plugin-protocol.md, "Connection
/// code").
public final class ConnectionCode {
  /// Enough to tell a typo; the code proves nothing, the pairing secret inside does.
  private static final int CHECK_BYTES = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConnectionCode() {}

  /// The code of a shop: base64url of the identity's JSON and the first bytes of its SHA-256.
  public static String of(Register.NewShop shop, String bridgeUrl) {
    var identity = identity(shop, bridgeUrl).toString().getBytes(StandardCharsets.UTF_8);
    var all = new ByteArrayOutputStream();
    all.writeBytes(identity);
    all.write(Digests.sha256(identity), 0, CHECK_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.toByteArray());
  }

  static ObjectNode identity(Register.NewShop shop, String bridgeUrl) {
    return JSON.createObjectNode()
        .put("bridge", bridgeUrl)
        .put("shop", shop.row().pathKey())
        .put("home", shop.row().home())
        .put("pairing", shop.pairing().reveal());
  }
}
