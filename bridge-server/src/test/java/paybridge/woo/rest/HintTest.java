package paybridge.woo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.woo.NeedsWooShop;

/// The shop's webhooks: for speed only.
@NeedsWooShop
class HintTest {
  private final RestShop it = RestShop.get();

  private String hooks() {
    return it.rest("hooks", said -> said.put("address", it.bridge.hintAddress()))
        .path("hooks")
        .toString();
  }

  private void keep() {
    assertThat(it.bridge.finds().keepHints(it.bridge.call(), it.bridge.hintAddress(), true))
        .isInstanceOf(Answer.Done.class);
  }

  private int post(String body, String... header) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(it.bridge.hintAddress()))
              .POST(HttpRequest.BodyPublishers.ofString(body));
      if (header.length > 0) {
        request.headers(header);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void a_change_in_the_shop_is_hinted_at_and_the_order_is_found() {
    keep();
    long before = System.currentTimeMillis();
    var order = it.waiting();
    it.rest("run", said -> said);
    RestShop.when(
        "hint",
        () -> paybridge.demo.woocommerce.WooShop.JSON.createObjectNode().put("at", it.bridge.hintedAt()),
        now -> now.path("at").asLong() >= before);
    RestShop.when(
        "page of " + order, () -> it.see(order), now -> !now.path("page").asText().isEmpty());
  }

  @Test
  void both_webhooks_stand_once_and_one_that_was_disabled_is_active_again() {
    keep();
    keep();
    assertThat(hooks()).isEqualTo("[\"order.created active\",\"order.updated active\"]");
    it.rest(
        "hook", said -> said.put("address", it.bridge.hintAddress()).put("status", "disabled"));
    keep();
    assertThat(hooks()).isEqualTo("[\"order.created active\",\"order.updated active\"]");
  }

  @Test
  void a_ping_gets_exactly_200_and_whatever_is_not_signed_401() throws Exception {
    assertThat(post("webhook_id=7")).isEqualTo(200);
    assertThat(post("{\"id\":7}")).isEqualTo(401);
    assertThat(post("webhook_id=7", "X-WC-Webhook-Topic", "order.updated")).isEqualTo(401);
    assertThat(post("{\"id\":7}", "X-WC-Webhook-Signature", "bm90IHNpZ25lZA==")).isEqualTo(401);
  }
}
