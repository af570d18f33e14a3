package paybridge.connector.storefront.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.FarEndInMemory;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// How a shop without plugin is called, and what its answers mean (woocommerce.md, b1 to b7).
class WooCommerceRestTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_816_800);
  private final WooCommerceRest storefront = new WooCommerceRest();
  private final List<WireRequest> sent = new ArrayList<>();

  private StorefrontCall call(String home, WireAnswer... answers) {
    var left = new ArrayList<>(Arrays.asList(answers));
    var secrets =
        Map.of(
            "consumer_key", List.of(new Secret("ck_1")),
            "consumer_secret", List.of(new Secret("cs_2")));
    return new StorefrontCall(
        new ShopAccount("k", "tea", home, "", new Settings(Map.of(), secrets)),
        request -> {
          sent.add(request);
          return left.removeFirst();
        },
        NOW);
  }

  private static WireAnswer refused() {
    return FarEndInMemory.replied(401, "{\"code\":\"woocommerce_rest_cannot_view\"}");
  }

  /// The expected text was computed by another program from the recipe of b1.
  @Test
  void a_call_on_plain_http_is_signed_as_the_shop_checks_it() {
    var signed =
        OAuth.sign(
            "GET", "http://shop.example/wp-json/wc/v3/orders",
            Query.of("_fields", "id", "per_page", "1", "status", "on-hold,pending"),
            new Secret("ck_1"), new Secret("cs_2"), NOW, "n1");
    assertThat(signed.parameters().get("oauth_signature")).isEqualTo("hmB6IRp+Y054iB0DokORrCy79KxB3A1HTtXv4I7WHio=");
    assertThat(signed.text()).contains("status=on-hold%2Cpending").doesNotContain("cs_2");
  }

  @Test
  void on_plain_http_no_key_travels_and_no_nonce_is_used_twice() {
    var call = call("http://shop.example", refused(), refused());
    var _ = storefront.prove(call);
    var _ = storefront.prove(call);
    assertThat(sent).hasSize(2);
    assertThat(sent).noneMatch(it -> it.address().contains("cs_2"));
    assertThat(sent.getFirst().address()).isNotEqualTo(sent.getLast().address());
  }

  @Test
  void a_header_that_was_lost_on_the_way_is_followed_by_the_address_and_remembered() {
    var call = call("https://shop.example", refused(), FarEndInMemory.replied(200, "[]"));
    assertThat(storefront.prove(call)).isEqualTo(new Answer.Done<>("query"));
    assertThat(sent.getFirst().address()).doesNotContain("cs_2");
    assertThat(sent.getFirst().headers())
        .contains(new Header("Authorization", "Basic Y2tfMTpjc18y"));
    assertThat(sent.getLast().address()).contains("consumer_secret=cs_2");
    assertThat(sent.getLast().toString()).doesNotContain("cs_2");
  }

  @ParameterizedTest
  @CsvSource({
    "200,<html>Maintenance</html>,with a page and not with JSON",
    "404,<html>Not found</html>,permalinks may be plain",
    "404,{\"code\":\"rest_no_route\"},permalinks are plain",
    "301,'',its registered address is not the one it uses",
    "503,{\"code\":\"busy\"},503 busy",
    "429,{\"code\":\"slow\"},429 slow"
  })
  void what_is_no_answer_is_tried_again_and_says_why(int status, String body, String why) {
    var answer = storefront.prove(call("http://shop.example", FarEndInMemory.replied(status, body)));
    assertThat(answer).isInstanceOf(Answer.NotSent.class);
    var notSent = (Answer.NotSent<String>) answer;
    assertThat(notSent.why()).contains(why);
    assertThat(notSent.earliest()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "49.900000,EUR,4990",
    "49.9,EUR,4990",
    "500.00,JPY,500",
    "4.995000,KWD,4995",
    "49.905000,EUR,-1",
    "49.90,JPY,-1",
    "-1.00,EUR,-1",
    "49.90,ZZZ,-1"
  })
  void an_amount_is_read_exactly_or_not_at_all(String text, String currency, long minor)
      throws JsonProcessingException {
    var order =
        new WooOrder(Json.read("{\"total\":\"" + text + "\",\"currency\":\"" + currency + "\"}"));
    assertThat(order.total().map(it -> it.minor()).orElse(-1L)).isEqualTo(minor);
  }

  @Test
  void keys_come_in_whole_and_for_reading_and_writing_or_not_at_all() {
    var whole =
        "{\"user_id\":\"t\",\"consumer_key\":\"ck_1\",\"consumer_secret\":\"cs_2\",\"key_permissions\":\"read_write\"}";
    assertThat(storefront.granted(message(whole))).isPresent();
    for (var broken : List.of("", "[]", "{}", whole.replace("read_write", "read"), whole.replace("ck_", "xx"))) {
      assertThat(storefront.granted(message(broken))).as(broken).isEmpty();
    }
  }

  private static Incoming message(String body) {
    return new Incoming(
        Incoming.Channel.SHOP, "POST", "/shops/k/grant", "", List.of(),
        body.getBytes(StandardCharsets.UTF_8), NOW);
  }
}
