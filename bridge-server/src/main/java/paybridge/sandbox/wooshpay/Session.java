package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/// A checkout session: a page for one intent (contract section 5.1). Guarded by the lock of
/// [Books].
final class Session {
  /// The sample's `expires_at - created` is 24 hours and 499 ms.
  static final Duration LIFE = Duration.ofHours(24).plusMillis(499);

  final String id;
  final Intent intent;
  final Instant created;
  final String successUrl;
  final String cancelUrl;
  final ArrayNode lines = JsonNodeFactory.instance.arrayNode();
  String clientReference = "";
  String email = "";
  ObjectNode metadata = JsonNodeFactory.instance.objectNode();
  String status = "open";

  Session(String id, Intent intent, String successUrl, String cancelUrl) {
    this.id = id;
    this.intent = intent;
    this.created = intent.created;
    this.successUrl = successUrl;
    this.cancelUrl = cancelUrl;
  }

  /// The page's name: `cs_test_<digits>`, while the id is `cs_<digits>`.
  String page() {
    return "cs_test_" + id.substring("cs_".length());
  }
}
