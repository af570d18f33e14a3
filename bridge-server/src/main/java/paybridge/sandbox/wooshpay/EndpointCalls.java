package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Secret;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.wooshpay.Door.Call;
import paybridge.sandbox.wooshpay.Merchant.Endpoint;

/// `/v1/webhook_endpoints` (contract sections 5.12 and 11.1). The secret is shown at creation only.
record EndpointCalls(Ids ids, Diary diary) {
  private static final Set<String> AT_HOME = Set.of("127.0.0.1", "localhost", "[::1]");

  ObjectNode create(Call call) throws Refusal {
    var asked = call.asked().only("url", "enabled_events", "description", "api_version", "metadata");
    var secret = new Secret("whsec_" + ids.letters(32));
    var picture =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", ids.next("we"))
            .put("object", "webhook_endpoint")
            .put("created", call.now().toEpochMilli())
            .put("url", url(asked))
            .put("description", asked.textOr("description", ""))
            .put("status", "enabled")
            .put("livemode", false)
            .put("api_version", asked.textOr("api_version", "1.0.1"));
    picture.set("metadata", asked.metadata().deepCopy());
    events(asked, picture);
    call.merchant().endpoints.put(picture.path("id").textValue(), new Endpoint(secret, picture));
    diary.note("", "endpoint registered", picture.path("url").textValue());
    return picture.deepCopy().put("secret", secret.reveal());
  }

  /// A publicly reachable endpoint must be HTTPS; one on this machine need not.
  private static String url(Asked asked) throws Refusal {
    var url = asked.url("url");
    if (!url.startsWith("https:") && !AT_HOME.contains(URI.create(url).getHost())) {
      throw asked.wrong("url", "an https address");
    }
    return url;
  }

  private static void events(Asked asked, ObjectNode picture) throws Refusal {
    var types = asked.texts("enabled_events");
    if (types.isEmpty()) {
      throw Refusal.missing("enabled_events");
    }
    for (var type : types) {
      if (!Announcer.TYPES.contains(type)) {
        throw asked.wrong("enabled_events", "known types, not " + type);
      }
    }
    var list = JsonNodeFactory.instance.arrayNode();
    types.stream().distinct().forEach(list::add);
    picture.set("enabled_events", list);
  }

  ObjectNode retrieve(Call call) throws Refusal {
    return endpoint(call).picture.deepCopy();
  }

  /// The page of this call is not published; it takes what can be set at creation, and the status.
  ObjectNode update(Call call) throws Refusal {
    var asked = call.asked().only("url", "enabled_events", "description", "metadata", "status");
    var picture = endpoint(call).picture;
    var changed = picture.deepCopy();
    if (asked.has("url")) {
      changed.put("url", url(asked));
    }
    if (asked.has("enabled_events")) {
      events(asked, changed);
    }
    if (asked.has("metadata")) {
      changed.set("metadata", asked.metadata().deepCopy());
    }
    changed
        .put("description", asked.textOr("description", changed.path("description").asText()))
        .put(
            "status",
            asked.oneOf("status", changed.path("status").asText(), "enabled", "disabled"));
    picture.setAll(changed);
    return changed;
  }

  ObjectNode delete(Call call) throws Refusal {
    endpoint(call);
    call.merchant().endpoints.remove(call.id());
    diary.note("", "endpoint deleted", call.id());
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", call.id())
        .put("object", "webhook_endpoint")
        .put("deleted", true);
  }

  /// The newest first, a page at a time.
  ObjectNode list(Call call) throws Refusal {
    var limit = call.query("limit").isEmpty() ? "10" : call.query("limit");
    if (!limit.matches("[1-9][0-9]?|100")) {
      throw Refusal.bad("parameter_invalid", "limit", "limit must be 1 to 100");
    }
    var all = List.copyOf(call.merchant().endpoints.values()).reversed();
    var after = call.query("starting_after");
    int from = 0;
    if (!after.isEmpty()) {
      from = 1 + List.copyOf(call.merchant().endpoints.keySet()).reversed().indexOf(after);
      if (from == 0) {
        throw Refusal.unknown("webhook_endpoint", after);
      }
    }
    int to = Math.min(all.size(), from + Integer.parseInt(limit));
    return Pictures.list(
        "list",
        "/v1/webhook_endpoints",
        to < all.size(),
        all.subList(from, to).stream().map(one -> one.picture.deepCopy()).toList());
  }

  private static Endpoint endpoint(Call call) throws Refusal {
    return Optional.ofNullable(call.merchant().endpoints.get(call.id()))
        .orElseThrow(() -> Refusal.unknown("webhook_endpoint", call.id()));
  }
}
