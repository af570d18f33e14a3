package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Renewals of subscriptions: one charge for each, whatever happens.
@NeedsWooShop
class WooRenewalTest {
  private final OneWooShop it = OneWooShop.get();
  private final StoredCard card = Holder.CARD;

  private static final class Holder {
    static final StoredCard CARD = StoredCard.of(OneWooShop.get());
  }

  @AfterEach
  void the_gateway_works_again() {
    it.bridge.gatewayFault("none");
  }

  private int subscription(String saved) {
    return it.does(
            "subscribe",
            said -> said.put("product", it.product).put("customer", card.customer()).put("saved", saved))
        .path("id")
        .asInt();
  }

  private JsonNode renewal(int subscription) {
    return it.does("renewal", said -> said.put("id", subscription));
  }

  private String due() {
    return renewal(subscription(card.saved())).path("id").asText();
  }

  private String renew(String order, String wire) {
    return it.does("renew", said -> said.put("id", order).put("wire", wire)).path("status").asText();
  }

  @Test
  @Row(33)
  void a_renewal_is_charged_once_however_many_gateways_were_made() {
    var order = due();
    assertThat(renew(order, "")).isEqualTo("processing");
    assertThat(renew(order, "")).isEqualTo("processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
    var hook = "woocommerce_scheduled_subscription_payment_paybridge_card";
    assertThat(it.does("hooked", said -> said.put("hook", hook)).path("count").asInt()).isEqualTo(1);
  }

  @Test
  @Row(33)
  void two_runs_of_one_renewal_at_once_charge_it_once() throws Exception {
    var order = due();
    Callable<String> run = () -> renew(order, "");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var ran : threads.invokeAll(Collections.nCopies(2, run))) {
        ran.get();
      }
    }
    it.whenIs(order, "processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  @Row({33, 34})
  void a_renewal_whose_process_died_after_the_charge_is_not_charged_again() {
    var order = due();
    it.bridge.gatewayFault("stored-charge-declined");
    assertThatThrownBy(() -> renew(order, "killed")).isInstanceOf(IllegalStateException.class);
    it.bridge.gatewayFault("none");
    var left = it.does("unlock", said -> said.put("name", "renewal " + order));
    assertThat(left.path("unlocked").asInt()).isEqualTo(1);
    renew(order, "");
    assertThat(it.bridge.attempts(order)).hasSize(1);
    assertThat(it.status(order)).isEqualTo("failed");
  }

  @Test
  void a_renewal_whose_process_died_before_the_charge_is_charged_by_the_scheduler() {
    var order = due();
    assertThatThrownBy(() -> renew(order, "dead")).isInstanceOf(IllegalStateException.class);
    assertThat(it.status(order)).isEqualTo("pending");
    it.does("unlock", said -> said.put("name", "renewal " + order));
    it.shop.does("due");
    it.whenIs(order, "processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_refused_renewal_fails_and_the_next_try_is_a_new_charge() {
    var order = due();
    it.bridge.gatewayFault("stored-charge-declined");
    assertThat(renew(order, "")).isEqualTo("failed");
    it.bridge.gatewayFault("none");
    assertThat(renew(order, "")).isEqualTo("processing");
    assertThat(it.bridge.attempts(order)).hasSize(2);
  }

  @Test
  void a_renewal_that_nobody_answered_for_waits_and_is_asked_again_by_the_same_id() {
    var order = due();
    assertThat(renew(order, "refused")).isEqualTo("on-hold");
    it.shop.does("due");
    it.whenIs(order, "processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_renewal_whose_answer_was_lost_is_charged_once() {
    var order = due();
    renew(order, "unheard");
    it.shop.does("due");
    it.whenIs(order, "processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void without_a_stored_method_the_renewal_fails_and_says_why() {
    var order = renewal(subscription("")).path("id").asText();
    assertThat(renew(order, "")).isEqualTo("failed");
    assertThat(it.says(order).path("notes").toString()).contains("no stored way to pay");
  }

  @Test
  void a_renewal_order_takes_over_the_stored_method_and_nothing_else_of_ours() {
    var renewal = renewal(subscription(card.saved()));
    assertThat(renewal.path("saved").asText()).isEqualTo(card.saved());
    assertThat(renewal.path("attempt").asText()).isEmpty();
    assertThat(renewal.path("other").asText()).isEqualTo("x");
  }

  @Test
  void the_method_of_the_first_order_is_the_subscriptions() {
    var order = it.order();
    int subscription =
        it.does(
                "subscribe",
                said -> said.put("product", it.product).put("customer", card.customer()).put("order", order))
            .path("id")
            .asInt();
    it.does("charge", said -> said.put("id", order).put("as", card.customer()).put("token", card.id()));
    var saved = it.does("meta", said -> said.put("id", subscription).put("name", "_paybridge_saved"));
    assertThat(saved.path("value").asText()).isEqualTo(card.saved());
  }

  @Test
  void a_failed_renewal_that_its_customer_paid_by_hand_mends_the_subscription() {
    int subscription = subscription("01JGONE");
    var order = renewal(subscription).path("id").asText();
    assertThat(renew(order, "")).isEqualTo("failed");
    it.does("charge", said -> said.put("id", order).put("as", card.customer()).put("token", card.id()));
    var mended = it.does("mended", said -> said.put("id", subscription).put("order", order));
    assertThat(mended.path("saved").asText()).isEqualTo(card.saved());
  }

  @Test
  void the_owner_may_choose_among_the_customers_stored_methods_only() {
    int subscription = subscription(card.saved());
    assertThat(edited(subscription, card.saved())).isEmpty();
    assertThat(edited(subscription, "01JOTHER")).contains("no stored way to pay");
  }

  private String edited(int subscription, String saved) {
    return it.does("edited", said -> said.put("id", subscription).put("saved", saved)).path("error").asText();
  }

  @Test
  void only_methods_that_can_be_charged_later_say_they_can() {
    var card = it.does("supports", said -> said.put("method", "paybridge_card")).path("all").toString();
    assertThat(card)
        .contains("\"subscriptions\"", "tokenization")
        .doesNotContain("subscription_payment_method_change_customer", "add_payment_method");
    var transfer = it.does("supports", said -> said.put("method", "paybridge_banktransfer"));
    assertThat(transfer.path("all").toString()).doesNotContain("subscription", "tokenization");
  }
}
