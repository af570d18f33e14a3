package paybridge.connector.gateway.wooshpay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.Capture;
import paybridge.connector.FarEndInMemory;
import paybridge.connector.GatewayCall;
import paybridge.connector.MethodSpec;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.WireAnswer;

/// WooshPay in memory, and what these tests have in common. The keys are invented.
final class FarEnd extends FarEndInMemory {
  static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  static final String REF = "1001-7KQ2M9XA";

  FarEnd(WireAnswer... answers) {
    super(answers);
  }

  static FarEnd saying(String... bodies) {
    return new FarEnd(replies(bodies));
  }

  /// A test account that has everything switched on, with some settings changed.
  static Account account(Map<String, String> more) {
    var values = new HashMap<String, String>();
    new WooshPay().settings().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    values.put(
        "methods",
        MethodTable.listed().stream().map(MethodSpec::code).collect(Collectors.joining(" ")));
    values.put("furtherMethods", "bank_transfer_eu bank_transfer_uk");
    values.put("confirmedCurrencies", "IDR:0 VND:0 KRW:0 KWD:3");
    values.put("chargeStored", "on");
    values.put("widgetScript", "https://js.example/w.js");
    values.put("publishableKey", "pk_test_example");
    values.put("widgetInit", "WooshPay.start");
    values.putAll(more);
    return account(false, "sk_test_example", values);
  }

  static Account account(boolean live, String key, Map<String, String> values) {
    return new Account(
        "A1",
        "test",
        live,
        new Settings(
            values,
            Map.of(
                "secretKey", List.of(new Secret(key)),
                "webhookSecret", List.of(new Secret("whsec_example")))));
  }

  GatewayCall call() {
    return call(account(Map.of()));
  }

  GatewayCall call(Account account) {
    return call(account, NOW);
  }

  /// The body of the call of this number, the first being 0.
  String body(int number) {
    return new String(sent.get(number).body(), StandardCharsets.UTF_8);
  }

  /// Method and path of everything that was sent.
  List<String> paths() {
    return sent.stream()
        .map(it -> it.method() + it.address().replace("https://apitest.wooshpay.com/v1", " "))
        .toList();
  }

  static PaymentRef payment(
      Optional<String> intent, Map<String, String> ids, Money amount, RefundRef... refunds) {
    return new PaymentRef(
        REF, intent, ids, amount, Capture.MANUAL, "card", NOW, List.of(refunds));
  }

  static MoneyMove move(Map<String, String> ids, long minor, String currency) {
    var amount = Money.of(minor, currency);
    return new MoneyMove(
        payment(Optional.of("pi_1"), ids, amount), "RF-77", amount, true, "",
        NOW.plusSeconds(60));
  }

  /// An intent of 25.00 USD.
  static String intent(String status, String more) {
    return "{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"currency\":\"USD\",\"amount\":2500,"
        + "\"status\":\""
        + status
        + "\",\"merchant_order_id\":\""
        + REF
        + "\""
        + more
        + "}";
  }
}
