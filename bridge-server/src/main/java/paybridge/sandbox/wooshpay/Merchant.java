package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Secret;

/// Whose account it is. Every object belongs to one merchant and is unknown to the others. Guarded by
/// the lock of [Books].
final class Merchant {
  final String name;
  final String url;
  final Secret secretKey;
  final String publishableKey;
  final Map<String, Replay> replays = new HashMap<>();
  final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  /// What is read again by its id only: events, disputes, customers.
  private final Map<String, ObjectNode> kept = new HashMap<>();

  /// @param url where the gateway listens
  Merchant(String name, String url, Secret secretKey, String publishableKey) {
    this.name = name;
    this.url = url;
    this.secretKey = secretKey;
    this.publishableKey = publishableKey;
  }

  /// The first answer to an idempotency key.
  ///
  /// @param call method, path and body
  record Replay(String call, int status, ObjectNode body) {}

  /// Where events go.
  static final class Endpoint {
    final Secret secret;
    final ObjectNode picture;

    Endpoint(Secret secret, ObjectNode picture) {
      this.secret = secret;
      this.picture = picture;
    }

    String url() {
      return picture.path("url").textValue();
    }

    boolean wants(String type) {
      for (var one : picture.path("enabled_events")) {
        if (one.textValue().equals(type)) {
          return picture.path("status").textValue().equals("enabled");
        }
      }
      return false;
    }
  }

  void keep(ObjectNode object) {
    kept.put(object.path("id").textValue(), object);
  }

  Optional<ObjectNode> kept(String id) {
    return Optional.ofNullable(kept.get(id));
  }
}
