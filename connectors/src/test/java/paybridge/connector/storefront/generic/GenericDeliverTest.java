package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.storefront.generic.InventedShop.KEYS;
import static paybridge.connector.storefront.generic.InventedShop.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Header;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.kit.StandardWebhooks;

/// Handing a picture over: only the shop's own signature makes an answer.
class GenericDeliverTest {
  private static final String SAYS =
      """
      {"order":"1001","sequence":3,"applied":true,"status":"processing","paid":true,\
      "total":{"currency":"EUR","minor":4990,"exponent":2}}\
      """;
  private final Generic generic = new Generic();

  @Test
  void a_signed_answer_says_what_the_order_says() {
    assertThat(deliver(signed(200, SAYS)))
        .isEqualTo(
            new Answer.Done<>(
                new ShopSays(
                    "1001",
                    3,
                    true,
                    "processing",
                    true,
                    Optional.of(Money.of(4990, "EUR")),
                    Optional.empty())));
  }

  @Test
  void a_page_with_status_200_is_not_an_answer() {
    var page = new Header("Content-Type", "text/html");
    assertNotDelivered(new WireAnswer.Replied(200, List.of(page), "<html>".getBytes(UTF_8)));
    assertNotDelivered(new WireAnswer.Replied(200, List.of(), SAYS.getBytes(UTF_8)));
    assertNotDelivered(new WireAnswer.Replied(410, List.of(), SAYS.getBytes(UTF_8)));
  }

  @Test
  void an_answer_for_another_call_time_secret_or_order_is_not_an_answer() {
    assertNotDelivered(signed(200, SAYS, "another-id", NOW, KEYS.shopToBridge()));
    assertNotDelivered(
        signed(200, SAYS, "id-1", NOW.minus(Duration.ofMinutes(6)), KEYS.shopToBridge()));
    assertNotDelivered(signed(200, SAYS, "id-1", NOW, KEYS.bridgeToShop()));
    assertNotDelivered(signed(200, SAYS.replace("\"1001\"", "\"1002\"")));
    assertNotDelivered(signed(200, SAYS.replace("\"sequence\":3,", "")));
    assertNotDelivered(signed(200, "tea"));
  }

  @Test
  void a_signed_gone_is_never_repeated() {
    var gone = "{\"type\":\"/problems/gone\",\"title\":\"The order was deleted\"}";
    var refused = new Answer.Refused<ShopSays>(DeclineReason.OTHER, "The order was deleted");
    assertThat(deliver(signed(410, gone))).isEqualTo(refused);
    assertThat(deliver(signed(409, gone))).isEqualTo(refused);
    assertThat(deliver(signed(410, "{}")))
        .isEqualTo(new Answer.Refused<ShopSays>(DeclineReason.OTHER, "status 410"));
  }

  @Test
  void another_problem_is_repeated_and_a_wait_is_obeyed_up_to_an_hour() {
    var busy = signed(503, "{\"type\":\"/problems/busy\",\"title\":\"Maintenance\"}");
    assertThat(deliver(busy))
        .isEqualTo(new Answer.NotSent<ShopSays>("not delivered: the shop said: Maintenance"));
    assertThat(earliest(waiting("120"))).contains(NOW.plusSeconds(120));
    assertThat(earliest(waiting("999999"))).contains(NOW.plusSeconds(3600));
    assertThat(earliest(waiting("soon"))).isEmpty();
  }

  @Test
  void silence_is_unknown_and_a_refused_connection_is_not_sent() {
    assertThat(deliver(new WireAnswer.NoReply("timed out"))).isInstanceOf(Answer.Unknown.class);
    assertNotDelivered(new WireAnswer.NeverSent("connection refused"));
  }

  @Test
  void a_challenge_is_won_by_signing_the_same_nonce_only() {
    var nonce = "bridge-nonce-0003-invented";
    assertThat(challenge(nonce, "{\"nonce\":\"" + nonce + "\"}"))
        .isEqualTo(new Answer.Done<>(nonce));
    assertThat(challenge(nonce, "{\"nonce\":\"bridge-nonce-0004-invented\"}"))
        .isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void reading_back_hears_only_the_orders_that_were_asked_for() {
    var call = call(signed(200, "{\"orders\":[" + SAYS + "]}"));
    assertThat(generic.readBack(call, "id-1", List.of("1001", "1002")))
        .isInstanceOfSatisfying(
            Answer.Done.class, done -> assertThat((List<?>) done.value()).hasSize(1));
    assertThat(generic.readBack(call, "id-1", List.of("1002"))).isInstanceOf(Answer.NotSent.class);
  }

  private Answer<String> challenge(String nonce, String answer) {
    return generic.challenge(call(signed(200, answer)), "id-1", nonce);
  }

  private Answer<ShopSays> deliver(WireAnswer answer) {
    return generic.deliver(call(answer), "id-1", Golden.PAID);
  }

  private void assertNotDelivered(WireAnswer answer) {
    assertThat(deliver(answer))
        .isInstanceOfSatisfying(
            Answer.NotSent.class,
            notSent -> assertThat(notSent.why()).startsWith("not delivered: "));
  }

  private Optional<Instant> earliest(WireAnswer answer) {
    return deliver(answer) instanceof Answer.NotSent<ShopSays>(_, var earliest)
        ? earliest
        : Optional.empty();
  }

  private static StorefrontCall call(WireAnswer answer) {
    return new StorefrontCall(InventedShop.live(), _ -> answer, NOW);
  }

  private static WireAnswer waiting(String seconds) {
    return new WireAnswer.Replied(
        503, List.of(new Header("Retry-After", seconds)), "<html>".getBytes(UTF_8));
  }

  private static WireAnswer signed(int status, String body) {
    return signed(status, body, "id-1", NOW, KEYS.shopToBridge());
  }

  private static WireAnswer signed(int status, String body, String id, Instant at, Secret secret) {
    var raw = body.getBytes(UTF_8);
    var headers = new ArrayList<>(StandardWebhooks.sign(secret, id, at, raw));
    headers.add(new Header("Content-Type", "application/json"));
    return new WireAnswer.Replied(status, headers, raw);
  }
}
