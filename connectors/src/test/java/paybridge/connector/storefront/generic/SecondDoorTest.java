package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.storefront.generic.InventedShop.CALLBACK;
import static paybridge.connector.storefront.generic.InventedShop.FALLBACK;
import static paybridge.connector.storefront.generic.InventedShop.KEYS;
import static paybridge.connector.storefront.generic.InventedShop.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Header;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;

/// A shop with two addresses: the second is knocked at when something else than the shop answers at
/// the first, and only then.
class SecondDoorTest {
  private static final String SAYS =
      """
      {"order":"1001","sequence":3,"applied":true,"status":"processing","paid":true,\
      "total":{"currency":"EUR","minor":4990,"exponent":2}}\
      """;
  private static final WireAnswer SIGNED = signed(200, SAYS, "id-1", NOW);
  private static final WireAnswer WALL = page(403);

  private final Generic generic = new Generic();
  private final Map<String, WireAnswer> doors = new HashMap<>();
  private final List<WireRequest> sent = new ArrayList<>();

  private Answer<ShopSays> deliver(WireAnswer first, WireAnswer second) {
    doors.put(CALLBACK, first);
    doors.put(FALLBACK, second);
    sent.clear();
    return generic.deliver(call(), "id-1", Golden.PAID);
  }

  private StorefrontCall call() {
    return new StorefrontCall(
        InventedShop.withTwoDoors(),
        request -> {
          sent.add(request);
          return Objects.requireNonNull(doors.get(request.address()));
        },
        NOW);
  }

  private List<String> knockedAt() {
    return sent.stream().map(WireRequest::address).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 403, 404, 405, 410, 429, 500, 503})
  void a_page_at_the_first_sends_the_same_call_to_the_second(int status) {
    assertThat(deliver(page(status), SIGNED)).isInstanceOf(Answer.Done.class);
    assertThat(knockedAt()).containsExactly(CALLBACK, FALLBACK);
    assertThat(sent.getLast().headers()).isEqualTo(sent.getFirst().headers());
    assertThat(sent.getLast().body()).isEqualTo(sent.getFirst().body());
  }

  @Test
  void an_answer_from_a_cache_sends_the_call_to_the_second() {
    assertThat(deliver(signed(200, SAYS, "id-0", NOW), SIGNED)).isInstanceOf(Answer.Done.class);
    var old = signed(200, SAYS, "id-1", NOW.minus(Duration.ofMinutes(6)));
    assertThat(deliver(old, SIGNED)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void what_the_shop_itself_says_is_never_tried_elsewhere() {
    deliver(signed(410, "{\"type\":\"/problems/gone\",\"title\":\"Deleted\"}", "id-1", NOW), SIGNED);
    assertThat(knockedAt()).containsExactly(CALLBACK);
    deliver(signed(500, "{\"type\":\"/problems/x\",\"title\":\"No\"}", "id-1", NOW), SIGNED);
    assertThat(knockedAt()).containsExactly(CALLBACK);
    var stranger = List.of(new Header("Content-Type", "application/problem+json; charset=utf-8"));
    deliver(new WireAnswer.Replied(401, stranger, "{}".getBytes(UTF_8)), SIGNED);
    assertThat(knockedAt()).containsExactly(CALLBACK);
    var busy = List.of(new Header("Retry-After", "5"));
    assertThat(deliver(new WireAnswer.Replied(503, busy, "Busy".getBytes(UTF_8)), SIGNED))
        .isInstanceOf(Answer.NotSent.class);
    assertThat(knockedAt()).containsExactly(CALLBACK);
  }

  @Test
  void silence_and_a_refused_connection_are_not_tried_elsewhere() {
    assertThat(deliver(new WireAnswer.NoReply("timed out"), SIGNED))
        .isInstanceOf(Answer.Unknown.class);
    assertThat(knockedAt()).containsExactly(CALLBACK);
    assertThat(deliver(new WireAnswer.NeverSent("refused"), SIGNED))
        .isInstanceOf(Answer.NotSent.class);
    assertThat(knockedAt()).containsExactly(CALLBACK);
  }

  @Test
  void the_next_call_begins_at_the_door_that_worked_last() {
    deliver(WALL, SIGNED);
    deliver(WALL, SIGNED);
    assertThat(knockedAt()).containsExactly(FALLBACK);
    assertThat(deliver(SIGNED, WALL)).isInstanceOf(Answer.Done.class);
    assertThat(knockedAt()).containsExactly(FALLBACK, CALLBACK);
    deliver(SIGNED, SIGNED);
    assertThat(knockedAt()).containsExactly(CALLBACK);
  }

  @Test
  void a_second_door_that_fell_silent_is_not_begun_at_again() {
    deliver(WALL, SIGNED);
    deliver(SIGNED, new WireAnswer.NoReply("timed out"));
    assertThat(knockedAt()).containsExactly(FALLBACK);
    assertThat(deliver(SIGNED, SIGNED)).isInstanceOf(Answer.Done.class);
    assertThat(knockedAt()).containsExactly(CALLBACK);
  }

  @Test
  void two_closed_doors_are_both_named_and_silence_at_the_second_is_unknown() {
    assertThat(deliver(WALL, page(404)))
        .isInstanceOfSatisfying(
            Answer.NotSent.class,
            no ->
                assertThat(no.why())
                    .contains("answered 403", "at the other address", "answered 404"));
    assertThat(deliver(WALL, new WireAnswer.NoReply("timed out")))
        .isInstanceOfSatisfying(
            Answer.Unknown.class,
            no -> assertThat(no.why()).contains("answered 403", "timed out"));
  }

  @Test
  void a_look_at_the_road_begins_at_the_first_door_whatever_worked_last() {
    deliver(WALL, SIGNED);
    sent.clear();
    generic.canary(call(), "id-1", "bridge-nonce-0003-invented");
    assertThat(knockedAt()).containsExactly(CALLBACK, FALLBACK);
  }

  private static WireAnswer page(int status) {
    var html = List.of(new Header("Content-Type", "text/html"));
    return new WireAnswer.Replied(status, html, "<html>Forbidden</html>".getBytes(UTF_8));
  }

  private static WireAnswer signed(int status, String body, String id, Instant at) {
    var raw = body.getBytes(UTF_8);
    var headers = new ArrayList<>(StandardWebhooks.sign(KEYS.shopToBridge(), id, at, raw));
    headers.add(new Header("Content-Type", "application/json"));
    return new WireAnswer.Replied(status, headers, raw);
  }
}
