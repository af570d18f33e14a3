package paybridge.connector.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import paybridge.connector.Page;
import paybridge.connector.Secret;
import paybridge.connector.gateway.oceanpayment.Clean;
import paybridge.connector.gateway.oceanpayment.Recipe;
import paybridge.connector.kit.Xml;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.FormText;

/// Vectors of Oceanpayment: the text to sign, its digest, and the verdict about a received one.
final class OceanpaymentVectors implements VectorCheck {
  private static final Map<String, Recipe> RECIPES =
      Map.ofEntries(
          Map.entry("hosted_request", Recipe.HOSTED),
          Map.entry("embedded_request", Recipe.EMBEDDED),
          Map.entry("sendtrade_response", Recipe.TRADE),
          Map.entry("payment_result", Recipe.RESULT),
          Map.entry("query_request", Recipe.QUERY),
          Map.entry("refund_request", Recipe.REFUND),
          Map.entry("refund_query_request", Recipe.REFUND_QUERY),
          Map.entry("auth_request", Recipe.AUTH),
          Map.entry("offline_void_request", Recipe.OFFLINE_VOID),
          Map.entry("business_list_request", Recipe.BUSINESS),
          Map.entry("quickpay_create_request", Recipe.TOKEN));

  private static final Set<String> NAMES =
      Set.of("billing_firstName", "billing_lastName", "billing_email");

  @Override
  public String kind(JsonNode vector) {
    return vector.path("message").asText("(no message)");
  }

  @Override
  public void compare(JsonNode file, JsonNode vector, Findings findings) {
    var recipe = RECIPES.get(kind(vector));
    if (recipe == null) {
      findings.wrong("the kind is not known");
      return;
    }
    var key = vector.path("secureCode").asText("");
    var secret = key.isBlank() ? Optional.<Secret>empty() : Optional.of(new Secret(key));
    var fields = fields(vector);
    UnaryOperator<String> value = name -> fields.getOrDefault(name, "");
    // Without a secret there is a text and its digest, and nothing that they prove.
    var text =
        secret.map(known -> recipe.text(value, known)).orElseGet(() -> recipe.joined(value) + key);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    findings.compare("stringToSign", vector.path("stringToSign"), text);
    findings.compareDigest(
        "stringToSignUtf8Hex", vector.path("stringToSignUtf8Hex"), Digests.hex(bytes));
    findings.compareDigest(
        "expectedSignValue",
        vector.path("expectedSignValue"),
        secret
            .map(known -> recipe.sign(value, known))
            .orElseGet(() -> Digests.hex(Digests.sha256(bytes))));
    if (vector.has("receivedSignValue")) {
      boolean valid =
          recipe.proves(value, secret.stream().toList(), vector.path("receivedSignValue").asText());
      findings.compare("valid", vector.path("valid"), String.valueOf(valid));
    }
    sanitised(vector, findings);
    order(vector, recipe, findings);
    body(vector, recipe, value, findings);
  }

  private static Map<String, String> fields(JsonNode vector) {
    var fields = new HashMap<String, String>();
    vector
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
    return fields.isEmpty() ? carried(vector).orElse(Map.of()) : fields;
  }

  private static void sanitised(JsonNode vector, Findings findings) {
    vector
        .path("inputBeforeSanitising")
        .properties()
        .forEach(field ->
            findings.compare(
                field.getKey(),
                vector.path("fields").path(field.getKey()),
                cleaned(field.getKey(), field.getValue().asText(""))));
  }

  /// The three that are signed have a length and a word for nothing, too (contract section 3).
  private static String cleaned(String name, String raw) {
    return NAMES.contains(name) ? Clean.name(raw) : Clean.text(raw);
  }

  private static void order(JsonNode vector, Recipe recipe, Findings findings) {
    if (vector.has("recipe")) {
      findings.same(
          "recipe",
          StreamSupport.stream(vector.path("recipe").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(" ")),
          Stream.concat(recipe.fields().stream(), Stream.of("secureCode"))
              .collect(Collectors.joining(" ")));
    }
  }

  /// The body, read as a received message is read, carries the very values that are signed. One
  /// that is not valid may be broken in itself.
  private static void body(
      JsonNode vector, Recipe recipe, UnaryOperator<String> value, Findings findings) {
    boolean given = vector.hasNonNull("body") || vector.hasNonNull("body_base64");
    if (!given || !vector.path("valid").asBoolean(true)) {
      return;
    }
    var carried = carried(vector);
    if (carried.isEmpty()) {
      findings.wrong("its body cannot be read");
      return;
    }
    for (var name : recipe.fields()) {
      findings.same(
          name + " of the body", value.apply(name), carried.get().getOrDefault(name, ""));
    }
  }

  private static Optional<Map<String, String>> carried(JsonNode vector) {
    var body =
        vector.hasNonNull("body_base64")
            ? Base64.getDecoder().decode(vector.path("body_base64").asText())
            : vector.path("body").asText("").getBytes(StandardCharsets.UTF_8);
    var text = new String(body, StandardCharsets.UTF_8);
    return text.stripLeading().startsWith("<")
        ? Xml.read(body).flatMap(Xml::fields)
        : FormText.read(text, 100).map(OceanpaymentVectors::byName);
  }

  private static Map<String, String> byName(List<Page.Field> fields) {
    var byName = new HashMap<String, String>();
    fields.forEach(field -> byName.put(field.name(), field.value()));
    return byName;
  }
}
