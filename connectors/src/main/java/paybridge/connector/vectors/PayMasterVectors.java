package paybridge.connector.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Page.Field;
import paybridge.connector.Secret;
import paybridge.connector.gateway.paymaster.Encryption;
import paybridge.connector.gateway.paymaster.MessageDefinition;
import paybridge.connector.gateway.paymaster.Messages;
import paybridge.connector.gateway.paymaster.ResultMessage;
import paybridge.connector.gateway.paymaster.SecureHash;
import paybridge.connector.gateway.paymaster.StatusCodes;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;
import paybridge.connector.gateway.paymaster.WireAmount;
import paybridge.connector.kit.BadField;

/// Vectors of PayMaster: signed requests, received results, amounts and encrypted messages.
final class PayMasterVectors implements VectorCheck {
  private static final Set<String> UNSIGNED = Set.of("t001_SHT", "t002_SHV");

  @Override
  public String kind(JsonNode vector) {
    return vector.path("kind").asText("(no kind)");
  }

  @Override
  public void compare(JsonNode file, JsonNode vector, Findings findings) {
    switch (kind(vector)) {
      case "request-hash" -> request(vector, findings);
      case "response-verify" -> response(vector, findings);
      case "amount" -> amount(vector, findings);
      case "decrypt" -> decrypt(vector, findings);
      default -> findings.wrong("the kind is not known");
    }
  }

  private static Optional<Secret> secret(JsonNode vector) {
    var key = vector.path("secretKey").asText("");
    return key.isBlank() ? Optional.empty() : Optional.of(new Secret(key));
  }

  /// Builds the message the way the connector would: by its own definition when the vector's fields
  /// are those of the definition, else from the fields as given.
  private static void request(JsonNode vector, Findings findings) {
    var secret = secret(vector);
    if (secret.isEmpty()) {
      findings.wrong("it has no secret key");
      return;
    }
    var given = new ArrayList<Field>();
    vector
        .path("fields")
        .forEach(pair -> given.add(new Field(pair.path(0).asText(""), pair.path(1).asText(""))));
    var notHashed = new HashSet<>(UNSIGNED);
    vector.path("notHashed").forEach(name -> notHashed.add(name.asText("")));
    var fields =
        built(vector, given, secret.get()).orElseGet(() -> signed(given, notHashed, secret.get()));
    var input = SecureHash.input(fields, notHashed);
    findings.compare("hashInput", vector.path("hashInput"), input);
    findings.compareDigest("t002_SHV", vector.path("t002_SHV"), SecureHash.of(secret.get(), input));
    findings.compare("queryString", vector.path("queryString"), SecureHash.query(fields));
  }

  private static Optional<List<Field>> built(JsonNode vector, List<Field> given, Secret secret) {
    var values = new LinkedHashMap<String, String>();
    given.forEach(field -> values.put(field.name(), field.value()));
    return Messages.find(vector.path("mti").asText(value(given, MessageDefinition.TYPE)))
        .filter(definition -> definition.fits(given))
        .map(definition -> definition.signed(values, secret));
  }

  private static List<Field> signed(List<Field> given, Set<String> notHashed, Secret secret) {
    var hash = SecureHash.of(secret, SecureHash.input(given, notHashed));
    return given.stream()
        .map(f -> f.name().equals(MessageDefinition.HASH) ? new Field(f.name(), hash) : f)
        .toList();
  }

  private static String value(List<Field> fields, String name) {
    return new ResultMessage(fields).get(name);
  }

  /// The verdict about the hash, and what a valid message says. What `context` adds (the request's
  /// own flags) changes the state only, so with it the state is not compared.
  private static void response(JsonNode vector, Findings findings) {
    var read = ResultMessage.read(vector.path("queryString").asText(""));
    var expect = vector.path("expect");
    var secret = secret(vector);
    if (read.isEmpty()) {
      findings.compare("hashValid", expect.path("hashValid"), "false");
      return;
    }
    var message = read.get();
    var type = vector.path("mti").asText(message.get(MessageDefinition.TYPE));
    var notHashed = Messages.find(type).map(MessageDefinition::notHashed).orElse(UNSIGNED);
    boolean valid =
        secret.isPresent() && SecureHash.proves(secret.get(), message.fields(), notHashed);
    findings.compare("hashValid", expect.path("hashValid"), String.valueOf(valid));
    if (valid) {
      said(vector, message, type, findings);
    }
  }

  private static void said(JsonNode vector, ResultMessage message, String type, Findings findings) {
    var expect = vector.path("expect");
    var status =
        switch (type) {
          case "0290", "0790" -> StatusCodes.status(message::get).orElse("");
          case "0270" -> message.get("f254_DDRespCode");
          default -> message.get("f009_RespCode");
        };
    findings.compare("txnStatus", expect.path("txnStatus"), status);
    findings.compare(
        "amount",
        expect.path("amount"),
        WireAmount.text(message.get("f007_TxnAmt"), message.get("f019_ExpTxnAmt")).orElse("none"));
    findings.compare("currency", expect.path("currency"), message.get("f010_CurrCode"));
    findings.compare("merchRefNo", expect.path("merchRefNo"), message.get("f263_MRN"));
    if (vector.path("context").isMissingNode() && Set.of("0290", "0790", "0270").contains(type)) {
      findings.compare("state", expect.path("state"), state(status));
    }
  }

  private static String state(String status) {
    return StatusCodes.meaning(status)
        .map(meaning ->
            switch (meaning) {
              case Meaning.Approved() -> "PAID";
              case Meaning.InProgress(), Meaning.AskFirst(), Meaning.NotListed() -> "PENDING";
              case Meaning.Voided() -> "VOIDED";
              case Meaning.Declined _ -> "FAILED";
            })
        .orElse("PENDING");
  }

  private static void amount(JsonNode vector, Findings findings) {
    for (var row : vector.path("encode")) {
      var text = row.path("amount").asText("");
      var got = encoded(text, row.path("exponent").asInt(0));
      boolean refusal = row.hasNonNull("error");
      findings.same(
          "encode " + text,
          refusal ? "a refusal" : row.path("wire").asText(""),
          refusal && got.startsWith("refused") ? "a refusal" : got);
    }
    for (var row : vector.path("decode")) {
      var wire = row.path("wire").asText("");
      findings.same(
          "decode '" + wire + "'",
          row.path("amount").isNull() ? "none" : row.path("amount").asText(""),
          WireAmount.text(wire, row.path("exponent").asText("")).orElse("none"));
    }
  }

  private static String encoded(String text, int exponent) {
    try {
      return WireAmount.ofText(text, exponent);
    } catch (BadField refused) {
      return "refused: " + refused.why();
    }
  }

  private static void decrypt(JsonNode vector, Findings findings) {
    var opened =
        secret(vector).flatMap(key -> Encryption.open(vector.path("wire").asText(""), key));
    var expect = vector.hasNonNull("expect") ? vector.path("expect") : vector;
    findings.compare(
        "inner", expect.path("inner"), opened.map(Encryption.Opened::inner).orElse("nothing"));
    findings.compare(
        "plain", expect.path("plain"), opened.map(Encryption.Opened::plain).orElse("nothing"));
  }
}
