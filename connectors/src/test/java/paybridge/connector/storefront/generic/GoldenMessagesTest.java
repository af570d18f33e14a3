package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.storefront.generic.InventedShop.CALLBACK;
import static paybridge.connector.storefront.generic.InventedShop.KEYS;
import static paybridge.connector.storefront.generic.InventedShop.NOW;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopReading;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.HttpFile;

/// The files in plugin-stubs/generic/examples are what this bridge really says and hears. They are
/// frozen: plugins that were built by them are out in shops. What is new in the protocol gets files
/// of its own: `mvn -pl connectors -am test -Dtest=GoldenMessagesTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true` writes those that are missing, and
/// their sums go into frozen/protocol-1.sha256.
class GoldenMessagesTest {
  private static final Path FOLDER = Path.of("../plugin-stubs/generic/examples");
  private static final Path FROZEN = Path.of("src/test/resources/frozen/protocol-1.sha256");
  private final Generic generic = new Generic();

  @Test
  void the_files_are_what_the_bridge_says_and_hears() {
    var expected = new LinkedHashMap<String, String>();
    Golden.shopToBridge().forEach((file, asked) -> expected.put(file, write(asked).text()));
    Golden.bridgeToShop().forEach((file, told) -> expected.put(file, write(told).text()));
    if (Boolean.getBoolean("golden.write")) {
      expected.keySet().removeAll(files().keySet());
      expected.forEach(GoldenMessagesTest::store);
    } else {
      assertThat(files()).isEqualTo(expected);
    }
  }

  @Test
  void what_was_said_once_is_never_said_otherwise() throws Exception {
    var sums = new TreeMap<String, String>();
    for (var file : files().entrySet()) {
      var sum = MessageDigest.getInstance("SHA-256").digest(file.getValue().getBytes(UTF_8));
      sums.put(file.getKey() + ".http", HexFormat.of().formatHex(sum));
    }
    var frozen = new TreeMap<String, String>();
    for (var line : Files.readAllLines(FROZEN)) {
      var parts = line.split("  ");
      frozen.put(parts[1], parts[0]);
    }
    assertThat(sums).isEqualTo(frozen);
  }

  @Test
  void every_call_of_the_shop_reads_as_what_its_file_is_called() {
    Golden.shopToBridge()
        .forEach((file, asked) -> {
          var request = file(file).request();
          var reading =
              generic.read(
                  InventedShop.pairing(), InventedShop.call(asked.call(), request.bytes()));
          if (file.equals("checkout-wrong-exponent")) {
            assertThat(reading)
                .isEqualTo(
                    new ShopReading.Malformed(
                        "msg-checkout-1",
                        "wrong-exponent",
                        "body.order.total.exponent",
                        "EUR has the exponent 2, not 3."));
          } else {
            assertThat(reading)
                .isInstanceOfSatisfying(
                    ShopReading.Genuine.class,
                    genuine -> assertThat(genuine.call().name()).isEqualTo(asked.call()));
          }
        });
  }

  @Test
  void the_library_of_standard_webhooks_makes_the_same_signatures() throws Exception {
    for (var golden : Golden.shopToBridge().entrySet()) {
      boolean first = golden.getValue().call().equals("handshake");
      var file = file(golden.getKey());
      assertSecondOpinion(file.request(), first ? InventedShop.PAIRING : KEYS.shopToBridge());
      assertSecondOpinion(file.answer(), first ? InventedShop.PAIRING : KEYS.bridgeToShop());
    }
    for (var golden : Golden.bridgeToShop().keySet()) {
      assertSecondOpinion(file(golden).request(), KEYS.bridgeToShop());
      assertSecondOpinion(file(golden).answer(), KEYS.shopToBridge());
    }
  }

  private static void assertSecondOpinion(HttpFile.Message message, Secret secret)
      throws Exception {
    var theirs =
        new Webhook(secret.reveal())
            .sign(value(message, "webhook-id"), NOW.getEpochSecond(), message.body());
    assertThat(value(message, "webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
    assertThat(value(message, "webhook-signature")).isEqualTo(theirs);
  }

  private static String value(HttpFile.Message message, String name) {
    return message.headers().stream()
        .filter(header -> header.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private HttpFile write(Golden.Asked asked) {
    var call = InventedShop.call(asked.call(), InventedShop.envelope(asked.call(), asked.body()));
    var shop = asked.call().equals("handshake") ? InventedShop.fresh() : InventedShop.live();
    var answer = generic.write(asked.answer());
    var id = call.header("webhook-id").orElseThrow();
    return new HttpFile(
        "Shop to bridge. " + asked.what(),
        new HttpFile.Message(
            "POST " + call.path() + " HTTP/1.1", call.headers(), new String(call.body(), UTF_8)),
        new HttpFile.Message(
            "HTTP/1.1 " + asked.answer().status(),
            generic.sign(shop, id, answer, NOW),
            new String(answer, UTF_8)));
  }

  private HttpFile write(Golden.Told told) {
    var id = "msg-" + told.call() + "-1";
    var type = told.status() == 200 ? "application/json" : "application/problem+json";
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", type));
    headers.addAll(
        StandardWebhooks.sign(KEYS.shopToBridge(), id, NOW, told.answer().getBytes(UTF_8)));
    var sent = new ArrayList<HttpFile.Message>();
    var outcome = say(told, InventedShop.live(), headers, sent);
    assertThat(outcome)
        .isInstanceOf(told.status() == 200 ? Answer.Done.class : Answer.Refused.class);
    return new HttpFile(
        "Bridge to shop. " + told.what(),
        sent.getFirst(),
        new HttpFile.Message("HTTP/1.1 " + told.status(), headers, told.answer()));
  }

  private Answer<?> say(
      Golden.Told told, ShopAccount shop, List<Header> headers, List<HttpFile.Message> sent) {
    var call =
        new StorefrontCall(
            shop,
            request -> {
              assertThat(request.address()).isEqualTo(CALLBACK);
              var all = new ArrayList<Header>();
              all.add(new Header("Host", "shop.example"));
              all.addAll(request.headers());
              sent.add(
                  new HttpFile.Message(
                      request.method() + " /paybridge HTTP/1.1",
                      all,
                      new String(request.body(), UTF_8)));
              return new WireAnswer.Replied(told.status(), headers, told.answer().getBytes(UTF_8));
            },
            NOW);
    var id = "msg-" + told.call() + "-1";
    return switch (told.call()) {
      case "order-update" -> generic.deliver(call, id, Golden.PAID);
      case "read-back" -> generic.readBack(call, id, List.of("1001", "9999"));
      case "challenge" -> generic.challenge(call, id, "bridge-nonce-0002-invented");
      case "rotate" ->
          new Callback().ask(
              call,
              id,
              "rotate",
              Json.object().put("nonce", "bridge-nonce-0002-invented"),
              body -> Texts.nonce(body, "nonce"));
      default -> new Generic().echo(call, id, told.call(), "bridge-nonce-0002-invented");
    };
  }

  static HttpFile file(String name) {
    try {
      return HttpFile.read(Files.readString(FOLDER.resolve(name + ".http")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Map<String, String> files() {
    var all = new LinkedHashMap<String, String>();
    try (var folder = Files.newDirectoryStream(FOLDER, "*.http")) {
      for (var path : folder) {
        all.put(path.getFileName().toString().replace(".http", ""), Files.readString(path));
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return all;
  }

  private static void store(String name, String text) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name + ".http"), text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
