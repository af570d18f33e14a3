package paybridge.truth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import paybridge.connector.PaymentRef;

/// What else a gateway calls a payment by, as it stands in the row: a JSON object, by name
/// ([PaymentRef#furtherIds]).
public final class FurtherIds {
  /// Of a payment of which nothing was heard yet.
  public static final String NONE = "{\"ids\":{}}";

  private FurtherIds() {}

  private record Ids(TreeMap<String, String> ids) {}

  /// The ids by name.
  public static Map<String, String> of(String kept) {
    return KeptJson.of(kept.getBytes(StandardCharsets.UTF_8), Ids.class).ids();
  }

  /// What is to be kept after more were heard: the first one under a name stays, so that an
  /// id that calls were made with never changes under them.
  public static String with(String kept, Map<String, String> heard) {
    if (heard.isEmpty()) {
      return kept;
    }
    var ids = new TreeMap<>(heard);
    ids.putAll(of(kept));
    return new String(KeptJson.bytes(new Ids(ids)), StandardCharsets.UTF_8);
  }
}
