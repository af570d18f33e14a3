package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.RegistersEndpoint.Registered;
import paybridge.connector.Secret;

/// Where events go (contract section 11.1): listed, made, made anew, left alone.
class WooshPayEndpointsTest {
  private static final String MADE = "{\"id\":\"we_9\",\"secret\":\"whsec_new\"}";
  private static final WooshPay GATEWAY = new WooshPay();

  private static String endpoint(String id, String url, String status) {
    var all =
        Stream.of(
                "payment_intent.created", "payment_intent.requires_action",
                "payment_intent.succeeded", "payment_intent.payment_failed",
                "payment_intent.canceled", "charge.refund.updated", "charge.dispute.updated",
                "setup_intent.created", "setup_intent.succeeded")
            .collect(Collectors.joining("\",\"", "\"", "\""));
    return "{\"id\":\"" + id + "\",\"object\":\"webhook_endpoint\",\"url\":\"" + url
        + "\",\"status\":\"" + status + "\",\"enabled_events\":[" + all + "]}";
  }

  private static String list(String more, String... endpoints) {
    return "{\"object\":\"list\",\"url\":\"/v1/webhook_endpoints\",\"has_more\":" + more
        + ",\"data\":[" + String.join(",", endpoints) + "]}";
  }

  private static Registered registered(FarEnd far) {
    var answer = GATEWAY.register(far.call(), Asked.HOOK);
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<Registered>) answer).value();
  }

  @Test
  void where_there_is_none_one_is_made() throws IOException {
    var far = FarEnd.saying(list("null"), MADE);
    assertThat(registered(far).secrets()).containsEntry("webhookSecret", new Secret("whsec_new"));
    far.assertSent(GATEWAY, "endpoint-made");
  }

  @Test
  void one_that_fits_is_left_alone_and_foreign_ones_are_told() throws IOException {
    var far =
        FarEnd.saying(
            list(
                "false",
                endpoint("we_1", "https://other.example/h", "enabled"),
                endpoint("we_2", Asked.HOOK, "enabled")));
    var all = registered(far);
    assertThat(all.reused()).isTrue();
    assertThat(all.secrets()).isEmpty();
    assertThat(all.foreign()).containsExactly("https://other.example/h");
    far.assertSent(GATEWAY, "endpoint-reused");
  }

  /// Two at one address tell everything twice (section 11.1).
  @Test
  void two_at_our_address_are_replaced_by_one_over_two_pages_of_the_list() throws IOException {
    var far =
        FarEnd.saying(
            list("true", endpoint("we_1", Asked.HOOK, "enabled")),
            list("false", endpoint("we_2", Asked.HOOK, "disabled")),
            MADE,
            "{\"id\":\"we_1\",\"deleted\":true}",
            "{}");
    assertThat(registered(far).foreign()).isEmpty();
    far.assertSent(GATEWAY, "endpoint-replaced");
  }

  @Test
  void types_that_only_others_name_are_left_out_when_the_list_is_refused() throws IOException {
    var far =
        new FarEnd(
            replied(200, list("false")),
            replied(400, "{\"error\":{\"message\":\"unknown event payout.paid\"}}"),
            replied(200, MADE));
    assertThat(registered(far).reused()).isFalse();
    far.assertSent(GATEWAY, "endpoint-without-hearsay");
  }

  @Test
  void an_endpoint_without_a_secret_and_a_plain_address_are_of_no_use() {
    var silent = FarEnd.saying(list("false"), "{\"id\":\"we_9\",\"secret\":\"\"}");
    assertThat(GATEWAY.register(silent.call(), Asked.HOOK)).isInstanceOf(Answer.Unknown.class);
    var none = FarEnd.saying();
    assertThat(GATEWAY.register(none.call(), "http://bridge.example/n"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(none.sent).isEmpty();
  }
}
