package paybridge.connector.gateway.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Capture;
import paybridge.connector.FarEndInMemory;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.Page.Field;
import paybridge.connector.PaymentRef;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.FormText;

/// Oceanpayment in memory, and what these tests have in common.
final class FarEnd extends FarEndInMemory {
  static final Instant NOW = Instant.parse("2026-01-14T01:30:00Z");
  static final String PAYMENT = "260114093015123010011";
  static final String ORDER = "SO-20260114-0001";

  FarEnd(WireAnswer... answers) {
    super(answers);
  }

  static FarEnd saying(String... bodies) {
    return new FarEnd(replies(bodies));
  }

  /// The account of the published vectors with some settings changed.
  static Account account(Map<String, String> more) {
    return account(false, "b7K2mQ9xT4vN8rL1", more);
  }

  static Account account(boolean live, String secret, Map<String, String> more) {
    var values = new HashMap<String, String>();
    new Oceanpayment().settings().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    values.put("account", "990001");
    values.put("terminal", "99000101");
    values.putAll(more);
    return new Account(
        "A1",
        "test",
        live,
        new Settings(values, Map.of("secureCode", List.of(new Secret(secret)))));
  }

  GatewayCall call() {
    return call(account(Map.of()));
  }

  GatewayCall call(Account account) {
    return call(account, NOW);
  }

  /// What was sent in the only or the last call.
  Map<String, String> fields() {
    return fields(sent.getLast());
  }

  static Map<String, String> fields(WireRequest request) {
    var text = new String(request.body(), StandardCharsets.UTF_8);
    var fields = new HashMap<String, String>();
    for (Field field : FormText.read(text, 100).orElseThrow()) {
      fields.put(field.name(), field.value());
    }
    return fields;
  }

  String body() {
    return new String(sent.getLast().body(), StandardCharsets.UTF_8);
  }

  static PaymentRef payment(String reference, Optional<String> gatewayReference, Money amount) {
    return new PaymentRef(reference, gatewayReference, amount, Capture.AUTOMATIC, "card", NOW);
  }

  static MoneyMove move(long minor, boolean whole) {
    return new MoneyMove(
        payment(ORDER, Optional.of(PAYMENT), Money.of(4990, "USD")),
        "RF-000045",
        Money.of(minor, "USD"),
        whole,
        "damaged item",
        NOW.plusSeconds(60));
  }
}
