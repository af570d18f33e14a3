package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import paybridge.connector.Header;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.Digests;

/// Calls of a shop's REST API v3 (woocommerce.md, b1 and b2): proves each, and reads nothing but
/// JSON as an answer.
final class Rest {
  static final String PATH = "/wp-json/wc/v3";
  private static final String CUSTOMER_KEY = "consumer_key";
  private static final String CUSTOMER_SECRET = "consumer_secret";

  /// A nonce must be new even when two calls are made at one instant.
  private static final AtomicLong CALLS = new AtomicLong();

  private final StorefrontCall call;
  private final Duration patience;
  private Way way;

  Rest(StorefrontCall call, Duration patience) {
    this.call = call;
    this.patience = patience;
    this.way = Way.first(call.shop());
  }

  /// The way that worked last.
  Way way() {
    return way;
  }

  JsonNode get(String path, Query query) throws Trouble {
    return send("GET", path, query, new byte[0]);
  }

  JsonNode post(String path, Query query, JsonNode body) throws Trouble {
    return send("POST", path, query, Json.bytes(body));
  }

  JsonNode put(String path, Query query, JsonNode body) throws Trouble {
    return send("PUT", path, query, Json.bytes(body));
  }

  void delete(String path, Query query) throws Trouble {
    var _ = send("DELETE", path, query, new byte[0]);
  }

  private JsonNode send(String method, String path, Query query, byte[] body) throws Trouble {
    var settings = call.shop().settings();
    if (settings.newest(CUSTOMER_KEY).isEmpty() || settings.newest(CUSTOMER_SECRET).isEmpty()) {
      throw Trouble.notSent("the bridge has no keys for this shop: ./bridge shop connect");
    }
    var answer = once(method, path, query, body);
    if (way == Way.BASIC && answer instanceof Replied replied && replied.status() == 401) {
      // Refused before anything was done: the keys may have been lost on the way.
      way = Way.QUERY;
      var again = once(method, path, query, body);
      if (again instanceof Replied second && second.status() == 401) {
        way = Way.BASIC;
      }
      answer = again;
    }
    return switch (answer) {
      case NeverSent(var why) -> throw Trouble.notSent("the shop was not reached: " + why);
      case NoReply(var why) -> throw Trouble.unknown("the shop gave no answer: " + why);
      case Replied replied -> RestAnswer.read(replied, call.now());
    };
  }

  private WireAnswer once(String method, String path, Query query, byte[] body) {
    var address = call.shop().home() + PATH + path;
    var key = call.shop().settings().secret(CUSTOMER_KEY);
    var secret = call.shop().settings().secret(CUSTOMER_SECRET);
    var headers = new ArrayList<Header>(List.of(new Header("Accept", "application/json")));
    if (body.length > 0) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    var full =
        switch (way) {
          case BASIC -> {
            var pair = key.reveal() + ":" + secret.reveal();
            headers.add(
                new Header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
            yield query;
          }
          case QUERY ->
              query.and(CUSTOMER_KEY, key.reveal()).and(CUSTOMER_SECRET, secret.reveal());
          case OAUTH -> OAuth.sign(method, address, query, key, secret, call.now(), nonce(address));
        };
    return call.wire()
        .send(new WireRequest(method, full.behind(address), List.copyOf(headers), body, patience));
  }

  private String nonce(String address) {
    var said = address + " " + call.now() + " " + CALLS.incrementAndGet();
    return Digests.hex(Digests.sha256(said.getBytes(StandardCharsets.UTF_8))).substring(0, 32);
  }
}
