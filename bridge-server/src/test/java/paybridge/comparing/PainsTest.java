package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import paybridge.agreement.GatewayWord;
import paybridge.connector.kit.StandardWebhooks;

/// Paid, but the order does not know (P1 to P19 of docs/pains.md): the cause is played, explained,
/// and ends.
class PainsTest extends Pains {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void P1_a_200_that_the_shop_did_not_sign_is_not_taken_for_heard() {
    opened();
    world.shop.wall = 200;
    pays();
    seconds(60);

    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    explained(
        "The shop could not be told yet. The last try: not delivered: something else than the plugin"
            + " answered 200, such as a firewall, a cache or an error page",
        "The next try is at 2026-11-02T10:");

    world.shop.wall = 0;
    world.pass(Duration.ofMinutes(10));
    allAgree();
  }

  @Test
  void P2_a_copy_of_the_shop_is_refused_and_the_shop_itself_hears() {
    opened();
    var answer = world.callFrom("https://staging.example", "order-changed", cancelled());

    assertThat(answer.path("type").asText()).endsWith("copied-shop");
    assertThat(answer.path("detail").asText())
        .contains("registered at https://shop.example")
        .contains("comes from https://staging.example");
    explained("The payment page is open, and no payment is known yet.", "The shopper can pay");
    pays();
    seconds(90);
    allAgree();
  }

  @Test
  void P3_a_message_with_a_wrong_signature_changes_nothing_and_is_kept_until_the_secret_is_right() {
    opened();
    world.atGateway(ORDER).silent = true;
    var secret = StandardWebhooks.secret(new byte[32]);
    pays();
    var answer = world.hear("evt_1", world.payment(ORDER).reference(), secret).answer();
    seconds(10);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(world.order(ORDER).word()).isEqualTo("pending");
    explained(
        "A message about this payment came from Sandbox (test money) whose origin is not proved"
            + " (webhook-signature fits none of the secrets), so it changed nothing.",
        "Compare the account's secret with the gateway's pages; messages are judged again when it is"
            + " changed. The gateway is asked meanwhile, and does not answer (");

    assertThat(world.secret(secret)).isEqualTo(1);
    seconds(60);
    allAgree();
  }

  @Test
  void P4_a_status_that_was_lost_in_the_shop_is_told_again() {
    opened();
    world.inShop(ORDER).stubborn = true;
    pays();
    seconds(40);
    explained(
        "The money is here and the shop has heard it, but the order does not count as paid there."
            + " The shop says “pending”.",
        "The shop is told again by itself.");

    world.inShop(ORDER).stubborn = false;
    seconds(60);
    allAgree();
  }

  @Test
  void P4_a_status_that_is_lost_after_it_was_confirmed_is_a_persons_and_ends_with_the_order() {
    paid();
    world.inShop(ORDER).paid = false;
    world.inShop(ORDER).status = "cancelled";
    seconds(60);

    explained(
        "The money is here and the order counted as paid; then a person or another plugin changed it"
            + " in the shop. The shop says “cancelled”.",
        "If the order was cancelled on purpose, refund the money here; else set the order right");
    assertThat(cases()).containsExactly("changed-by-hand");

    world.inShop(ORDER).paid = true;
    seconds(60);
    allAgree();
  }

  @Test
  void P5_a_firewall_that_keeps_the_news_out_is_named() {
    opened();
    pays();
    world.shop.wall = 403;
    seconds(60);

    explained(
        "The shop could not be told yet. The last try: not delivered: something else than the plugin"
            + " answered 403, such as a firewall",
        "The next try is at");
    world.shop.wall = 0;
    world.pass(Duration.ofMinutes(10));
    allAgree();
  }

  @Test
  void P6_when_no_message_ever_comes_the_gateway_is_asked() {
    opened();
    explained(
        "The payment page is open, and no payment is known yet.",
        "The shopper can pay; the gateway is asked by itself.");
    pays();
    seconds(90);
    allAgree();
  }

  @Test
  void P7_while_the_gateway_is_silent_the_shop_may_not_cancel() {
    opened();
    world.gateway.away = true;
    seconds(60);

    var answer = world.call("may-cancel", JSON.createObjectNode().put("order", ORDER));

    assertThat(answer.path("may").asBoolean(true)).isFalse();
    explained(
        "It is not known whether the customer paid: Sandbox (test money) does not answer questions (",
        "The bridge goes on asking.");
    pays();
    world.gateway.away = false;
    world.pass(Duration.ofMinutes(6));
    allAgree();
  }

  @Test
  void P8_a_gateway_that_was_silent_and_answers_again_is_not_called_silent_any_more() {
    opened();
    seconds(60); // it has said once what it will say again: no news, no line
    world.gateway.away = true;
    seconds(60);
    explained("It is not known whether the customer paid", "The bridge goes on asking.");

    world.gateway.away = false;
    world.pass(Duration.ofMinutes(6));

    explained("The payment page is open, and no payment is known yet.", "The shopper can pay");
  }

  @Test
  void P8_a_gateway_that_does_not_open_the_page_is_named() {
    world.gateway.away = true;
    opened();

    explained(
        "Sandbox (test money) has not opened the payment page yet: no answer within 10 seconds",
        "It is tried again while the shopper waits");
    world.gateway.away = false;
    world.pass(Duration.ofSeconds(20));
    world.call("checkout", World.checkout(ORDER, "automatic", 4990));
    explained("The payment page is open, and no payment is known yet.", "The shopper can pay");
  }

  @Test
  void P9_paid_is_stronger_than_cancelled_and_a_shop_that_holds_the_order_is_a_persons() {
    opened();
    world.inShop(ORDER).stubborn = true;
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.CANCELLED);
    seconds(60);
    explained("The payment was cancelled, and no money moved.", "The customer can order again");

    pays();
    message("evt_late");
    seconds(60);

    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    explained(
        "The customer paid after the attempt had ended, and the shop holds the order.",
        "Deliver it by hand if the goods are there, or refund the money.");
    assertThat(cases()).contains("late");

    world.inShop(ORDER).paid = true;
    seconds(60);
    explained(
        "The customer paid after the attempt had ended, and the shop has taken the order back in.",
        "Deliver it if the goods are there and close the case, or refund the money.");
  }

  @Test
  void P10_a_message_that_somebody_took_and_never_worked_on_is_worked_on_a_minute_later() {
    opened();
    world.atGateway(ORDER).silent = true;
    pays();
    var before = world.parts.steps();
    world.arrive("evt_1", world.payment(ORDER).reference());
    before.forEach(step -> step.claim(64)); // and the process dies

    seconds(50);
    assertThat(world.order(ORDER).word()).isEqualTo("pending");
    seconds(60);
    allAgree();
  }

  @Test
  void P12_a_shop_that_says_thank_you_and_leaves_its_order_unpaid_is_told_twice_more_then_a_case() {
    opened();
    world.inShop(ORDER).stubborn = true;
    pays();
    world.pass(Duration.ofMinutes(5));

    explained(
        "The money is here and the shop has heard it, but the order does not count as paid there.",
        "Something in the shop sets the order back: another plugin, or a rule.");
    assertThat(cases()).containsExactly("paid-not-in-shop");
    assertThat(world.inShop(ORDER).applied).hasSizeBetween(3, 4);

    world.inShop(ORDER).paid = true;
    world.pass(Duration.ofMinutes(1));
    allAgree();
  }

  @Test
  void P15_money_without_an_order_in_the_shop_is_a_case_until_the_order_is_there() {
    paid();
    var lost = world.inShop(ORDER);
    world.shop.book.remove(ORDER);
    seconds(60);

    explained(
        "The bridge has money of an order that the shop does not have any more.",
        "Refund the money, or make the order anew in the shop.");
    assertThat(cases()).containsExactly("order-missing");

    world.shop.book.put(ORDER, lost);
    seconds(60);
    allAgree();
  }

  @Test
  void P17_a_shop_that_breaks_over_a_paid_order_is_told_until_it_does_not() {
    opened();
    world.inShop(ORDER).deaf = true;
    pays();
    seconds(60);

    explained(
        "The shop could not be told yet. The last try: not delivered: something else than the plugin"
            + " answered 500",
        "The next try is at");
    world.inShop(ORDER).deaf = false;
    world.pass(Duration.ofMinutes(10));
    allAgree();
  }

  @Test
  void P18_a_first_try_that_failed_is_followed_by_others() {
    opened();
    world.shop.away = true;
    pays();
    seconds(60);

    explained(
        "The shop could not be told yet. The last try: the shop gave no answer",
        "The next try is at 2026-11-02T10:");
    assertThat(world.explain(ORDER).next()).endsWith("Tries go on for seven days.");
    world.shop.away = false;
    world.pass(Duration.ofMinutes(10));
    allAgree();
  }

  @Test
  void P19_a_week_of_tries_ends_in_a_case_and_send_again_mends_it() {
    opened();
    world.shop.away = true;
    pays();
    world.pass(Duration.ofDays(8), Duration.ofMinutes(20));

    explained(
        "The shop could not be told about this order, and the bridge has stopped trying. A week of"
            + " tries is used up: the shop gave no answer",
        "Mend the cause in the shop, then press “Send again”; a newer state is sent by itself.");
    assertThat(cases()).containsExactly("parked");

    world.shop.away = false;
    var newest = world.order(ORDER).id();
    world.database.write(
        t -> t.updates().again(t.updates().newest(newest).orElseThrow().id(), world.clock.millis()));
    world.pass(Duration.ofDays(1), Duration.ofMinutes(5));
    allAgree();
  }

  private static ObjectNode cancelled() {
    return JSON.createObjectNode().put("order", ORDER).put("change", "cancelled");
  }
}
