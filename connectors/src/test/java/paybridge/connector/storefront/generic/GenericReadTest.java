package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.Plan;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopReading;

/// How the calls of a shop are read: what they mean, and what is said about bad ones.
class GenericReadTest {
  private final Generic generic = new Generic();

  @Test
  void a_checkout_carries_the_order_and_hides_the_person() {
    var reading = read("checkout", golden("checkout"));
    var checkout = (ShopCall.Checkout) ((ShopReading.Genuine) reading).call();
    assertThat(checkout.total()).isEqualTo(Money.of(4990, "EUR"));
    assertThat(checkout.description()).isEqualTo("2 × Tea");
    assertThat(checkout.shopper().lastName().reveal()).isEqualTo("Nováková");
    assertThat(reading.toString()).doesNotContain("Nováková").doesNotContain("zoe@");
  }

  @Test
  void a_bare_checkout_gets_the_defaults() {
    var bare =
        """
        {"order":{"id":"1","number":"1","total":{"currency":"JPY","minor":500,"exponent":0}},\
        "method":"card","returnUrl":"https://shop.example/a","cancelUrl":"https://shop.example/b"}\
        """;
    var reading = (ShopReading.Genuine) read("checkout", InventedShop.envelope("checkout", bare));
    assertThat(reading.messageId()).isEqualTo("msg-checkout-1");
    assertThat(reading.home()).isEqualTo("https://shop.example");
    assertThat(reading.call().toString())
        .contains("flow=REDIRECT", "capture=AUTOMATIC", "save=false", "locale=en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind":"instalments" | "kind":"lottery" | bad-value     | body.plan.kind
          "kind":"instalments" | "kind":""        | bad-value     | body.plan.kind
          "kind":"instalments" | "x":1            | missing-field | body.plan.kind
          "times":3            | "times":1        | bad-value     | body.plan.times
          "times":3            | "times":37       | bad-value     | body.plan.times
          "times":3            | "times":"3"      | wrong-type    | body.plan.times
          "times":3            | "x":1            | missing-field | body.plan.times
          "every":1            | "every":0        | bad-value     | body.plan.every
          "every":1            | "every":367      | bad-value     | body.plan.every
          "unit":"month"       | "unit":"moon"    | bad-value     | body.plan.unit
          "unit":"month"       | "x":1            | missing-field | body.plan.unit
          """)
  void a_wrong_plan_is_refused_by_the_name_of_its_field(
      String right, String wrong, String problem, String field) {
    var reading = read("checkout", golden("checkout-plan").replace(right, wrong));
    assertThat(reading).isInstanceOf(ShopReading.Malformed.class);
    assertThat(((ShopReading.Malformed) reading).problem()).isEqualTo(problem);
    assertThat(((ShopReading.Malformed) reading).field()).isEqualTo(field);
  }

  @Test
  void a_subscription_needs_no_end() {
    var open =
        golden("checkout-plan").replace("\"instalments\",\"times\":3", "\"subscription\"");
    var checkout =
        (ShopCall.Checkout) ((ShopReading.Genuine) read("checkout", open)).call();
    assertThat(checkout.plan().orElseThrow())
        .isEqualTo(
            new Plan(Plan.Kind.SUBSCRIPTION, Optional.empty(), 1, Plan.Unit.MONTH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "currency":"EUR"    | "currency":"EUX"       | unknown-currency | body.order.total.currency
          "currency":"EUR"    | "currency":"eur"       | unknown-currency | body.order.total.currency
          "exponent":2        | "exponent":0           | wrong-exponent   | body.order.total.exponent
          "minor":4990        | "minor":-1             | bad-amount       | body.order.total.minor
          "minor":4990        | "minor":0              | bad-amount       | body.order.total.minor
          "minor":4990        | "minor":1000000000000  | bad-amount       | body.order.total.minor
          "minor":4990        | "minor":49.9           | wrong-type       | body.order.total.minor
          "minor":4990        | "minor":"4990"         | wrong-type       | body.order.total.minor
          "minor":4990        | "minor":1e30           | wrong-type       | body.order.total.minor
          "minor":4990        | "minor":4990,"minor":1 | doubled-field    | body.order.total.minor
          "id":"1001"         | "id":""                | bad-value        | body.order.id
          "2 × Tea"           | "4111 1111 1111 1111"  | card-number      | body.order.description
          "Zoë"               | "4111111111111111"     | card-number      | body.shopper.firstName
          "flow":"redirect"   | "flow":"iframe"        | bad-value        | body.flow
          "capture":"automatic" | "capture":"later"    | bad-value        | body.capture
          "save":false        | "save":"no"            | wrong-type       | body.save
          "country":"DE"      | "country":"de"         | bad-value        | body.shopper.country
          "2 × Tea"           | "bell \\u0007"         | bad-value        | body.order.description
          "2 × Tea"           | "half \\ud83d"         | bad-value        | body.order.description
          "https://shop.example/thanks?order=1001" | "javascript:alert(1)" | bad-value | body.returnUrl
          "https://shop.example/thanks?order=1001" | "https://shop.example@evil.example/" | bad-value | body.returnUrl
          "https://shop.example/thanks?order=1001" | "/thanks"             | bad-value | body.returnUrl
          "call":"checkout"   | "call":"refund"        | bad-value        | call
          "shop":"k7examplek7example" | "shop":"k8"    | bad-value        | shop
          "protocol":"1" | "protocol":1          | wrong-type       | protocol
          """)
  void a_bad_field_is_named(String good, String bad, String problem, String field) {
    var message = golden("checkout");
    assertThat(message).contains(good);
    assertThat(
            read(
                "checkout",
                message.replaceFirst(
                    java.util.regex.Pattern.quote(good),
                    java.util.regex.Matcher.quoteReplacement(bad))))
        .isInstanceOfSatisfying(
            ShopReading.Malformed.class,
            malformed -> {
              assertThat(malformed.problem()).isEqualTo(problem);
              assertThat(malformed.field()).isEqualTo(field);
              assertThat(malformed.why()).endsWith(".");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "status, {\"orders\":[]}, missing-field, body.orders",
    "status, '{\"orders\":[\"1\",2]}', wrong-type, body.orders[1]",
    "pull, {\"limit\":101}, bad-value, body.limit",
    "order-changed, '{\"order\":\"1\",\"change\":\"eaten\"}', bad-value, body.change",
    "order-changed, '{\"order\":\"1\",\"change\":\"total-edited\"}', missing-field, body.total",
    "person, '{\"action\":\"sell\",\"email\":\"a@b\"}', bad-value, body.action",
  })
  void each_call_names_its_own_bad_field(String call, String body, String problem, String field) {
    assertThat(read(call, InventedShop.envelope(call, body)))
        .isInstanceOfSatisfying(
            ShopReading.Malformed.class,
            malformed ->
                assertThat(malformed.problem() + " " + malformed.field())
                    .isEqualTo(problem + " " + field));
  }

  @Test
  void more_than_a_hundred_orders_are_refused() {
    var orders =
        IntStream.range(0, 101).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    assertProblem("status", "{\"orders\":[" + orders + "]}", "bad-value body.orders");
  }

  @Test
  void what_is_not_a_json_object_is_refused_whole() {
    assertWhole("", "not-json");
    assertWhole("tea", "not-json");
    assertWhole("[]", "not-json");
    assertWhole("{} {}", "not-json");
    assertWhole("{\"a\":" + "1".repeat(40) + "}", "not-json");
    assertWhole("{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}", "too-deep");
    assertThat(generic.read(InventedShop.live(), latin1()))
        .isInstanceOfSatisfying(
            ShopReading.Malformed.class,
            malformed -> assertThat(malformed.problem()).isEqualTo("not-utf8"));
  }

  @Test
  void another_version_or_call_is_not_spoken() {
    var newer = golden("checkout").replace("\"protocol\":\"1\"", "\"protocol\":\"7\"");
    assertThat(read("checkout", newer))
        .isEqualTo(new ShopReading.NotSpoken("msg-checkout-1", "protocol 7"));
    assertThat(read("dance", InventedShop.envelope("dance", "{}")))
        .isEqualTo(new ShopReading.NotSpoken("msg-dance-1", "call dance"));
    assertThat(read("handshake", speaking("\"7\"")))
        .isEqualTo(new ShopReading.NotSpoken("msg-handshake-1", "protocol 7"));
    assertThat(read("handshake", speaking("\"7\",\"8\"")))
        .isEqualTo(new ShopReading.NotSpoken("msg-handshake-1", "protocol 7, 8"));
  }

  @Test
  void a_newer_plugin_that_still_speaks_this_version_is_welcome() {
    var newer = speaking("\"7\",\"1\"").replace("\"protocol\":\"1\"", "\"protocol\":\"7\"");
    assertThat(protocol(read("handshake", newer))).isEqualTo("1");
  }

  @Test
  void a_plugin_of_the_draft_is_heard_in_its_own_words() {
    assertThat(protocol(read("handshake", speaking("\"1-draft\"")))).isEqualTo("1-draft");
    assertThat(protocol(read("handshake", speaking("\"1-draft\",\"1\"")))).isEqualTo("1");
    var draft = golden("checkout").replace("\"protocol\":\"1\"", "\"protocol\":\"1-draft\"");
    assertThat(protocol(read("checkout", draft))).isEqualTo("1-draft");
  }

  private static String speaking(String versions) {
    var both = "[\"1\",\"1-draft\"]";
    assertThat(golden("handshake")).contains(both);
    return golden("handshake").replace(both, "[" + versions + "]");
  }

  private static String protocol(ShopReading reading) {
    return ((ShopReading.Genuine) reading).protocol();
  }

  @Test
  void a_handshake_is_proved_by_the_pairing_secret_only_while_it_is_there() {
    var handshake = InventedShop.call("handshake", golden("handshake"));
    assertThat(generic.read(InventedShop.fresh(), handshake))
        .isInstanceOf(ShopReading.Genuine.class);
    assertThat(generic.read(InventedShop.pairing(), handshake))
        .isInstanceOf(ShopReading.Genuine.class);
    assertThat(generic.read(InventedShop.live(), handshake))
        .isInstanceOf(ShopReading.Unproved.class);
  }

  private void assertWhole(String raw, String problem) {
    assertThat(read("checkout", raw))
        .isInstanceOfSatisfying(
            ShopReading.Malformed.class,
            malformed -> assertThat(malformed.problem() + malformed.field()).isEqualTo(problem));
  }

  private void assertProblem(String call, String body, String expected) {
    assertThat(read(call, InventedShop.envelope(call, body)))
        .isInstanceOfSatisfying(
            ShopReading.Malformed.class,
            malformed ->
                assertThat(malformed.problem() + " " + malformed.field()).isEqualTo(expected));
  }

  private ShopReading read(String call, String raw) {
    return generic.read(InventedShop.pairing(), InventedShop.call(call, raw));
  }

  private static Incoming latin1() {
    return InventedShop.call("checkout", new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'});
  }

  private static String golden(String file) {
    return new String(GoldenMessagesTest.file(file).request().bytes(), UTF_8);
  }
}
