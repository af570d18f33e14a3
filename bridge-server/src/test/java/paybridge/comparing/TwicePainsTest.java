package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import paybridge.agreement.GatewayWord;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.OperationRow;

/// What happens twice, is not seen, or has another shape of money (P30 to P56 of docs/pains.md).
class TwicePainsTest extends Pains {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void P32_two_tabs_that_both_paid_are_a_case_and_giving_one_back_does_not_refund_the_order() {
    opened();
    world.inShop(ORDER).refunded = OptionalLong.of(0);
    var first = world.payment(ORDER).reference();
    world.call("checkout", World.checkout(ORDER, "manual", 4990));
    world.settle();
    world.gateway.says(first, GatewayWord.PAID);
    pays();
    seconds(90);
    explained("The order was paid by two attempts.", "Refund one of them, usually the second.");
    assertThat(cases()).contains("paid-twice");

    world.inShop(ORDER).stubborn = true;
    world.atGateway(ORDER).refunded = 4990;
    world.pass(Duration.ofMinutes(10));
    assertThat(world.inShop(ORDER).refunded).isEqualTo(OptionalLong.of(0));
    allAgree();
  }

  @Test
  void P32_a_shop_that_holds_an_order_paid_twice_is_a_persons() {
    opened();
    world.inShop(ORDER).stubborn = true;
    var first = world.payment(ORDER).reference();
    world.call("checkout", World.checkout(ORDER, "manual", 4990));
    world.settle();
    world.gateway.says(first, GatewayWord.PAID);
    pays();
    seconds(90);
    explained(
        "The order was paid by two attempts, and does not count as paid in the shop.",
        "Refund one of them, usually the second, and set the order right in the shop.");
  }

  @Test
  void P33_a_refund_that_is_heard_by_message_and_by_asking_is_one() {
    paid();
    world.inShop(ORDER).refunded = OptionalLong.of(0);
    world.atGateway(ORDER).refunded = 1000;
    message("evt_refund");
    message("evt_refund_again");
    world.pass(Duration.ofMinutes(2));

    assertThat(operations()).hasSize(1);
    assertThat(world.inShop(ORDER).refunded).isEqualTo(OptionalLong.of(1000));
    allAgree();
  }

  @Test
  void P34_a_refund_that_somebody_entered_by_hand_moves_nothing_and_is_a_case() {
    paid();
    world.inShop(ORDER).refunded = OptionalLong.of(1000);
    seconds(60);

    explained(
        "The shop's order shows a refund that never went through the gateway.",
        "If the money went back in another way, close the case; else refund it here.");
    assertThat(cases()).containsExactly("refund-without-money");
    assertThat(world.gateway.moves).isEmpty();

    world.atGateway(ORDER).refunded = 1000;
    seconds(90);
    allAgree();
  }

  @Test
  void P36_the_same_message_days_apart_is_one_and_makes_no_order() {
    paid();
    int told = world.inShop(ORDER).applied.size();
    for (int days = 0; days < 3; days++) {
      world.pass(Duration.ofDays(1), Duration.ofHours(1));
      assertThat(message("evt_same")).isEqualTo(200);
      assertThat(message("evt_other_" + days)).isEqualTo(200);
    }
    seconds(60);

    assertThat(world.shop.book).hasSize(1);
    assertThat(world.inShop(ORDER).applied).hasSize(told);
    explained("The order is paid, and everybody knows it.", "Nothing is to be done.");
  }

  @Test
  void P38_a_refund_that_nobody_answered_is_never_sent_again_and_the_gateway_says_how_it_ended() {
    paid();
    world.call("refund", refund(1000));
    world.settle();
    explained(
        "Something was sent to the gateway and no answer came: money may have moved.",
        "Do not repeat it: a repeat could move money twice.");
    assertThat(world.explain(ORDER).verdict()).isEqualTo("waiting");

    world.call("refund", refund(1000));
    world.atGateway(ORDER).refunded = 1000;
    world.atGateway(ORDER).operation = operations().getFirst().reference();
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).hasSize(1);
    assertThat(operations()).singleElement().satisfies(op -> assertThat(op.state()).isEqualTo("done"));
    allAgree();
  }

  @Test
  void P40_a_wrong_secret_is_said_though_the_order_was_paid_by_asking() {
    paid();
    var right = StandardWebhooks.secret(new byte[32]);
    world.hear("evt_1", world.payment(ORDER).reference(), right);

    explained(
        "The order is paid, and everybody knows it.",
        "Nothing is to be done for it. But a message about it came from Sandbox (test money) whose"
            + " origin is not proved (webhook-signature fits none of the secrets)");

    assertThat(world.secret(right)).isEqualTo(1);
    explained("The order is paid, and everybody knows it.", "Nothing is to be done.");
  }

  @Test
  void P43_an_order_that_cannot_be_told_does_not_hold_up_the_next_one() {
    opened();
    world.checkout("1002", "automatic");
    world.inShop(ORDER).deaf = true;
    pays();
    world.gateway.says(world.payment("1002").reference(), GatewayWord.PAID);
    seconds(90);

    assertThat(world.inShop("1002").paid).isTrue();
    explained("The shop could not be told yet. The last try:", "The next try is at 2026-11-02T10:");
  }

  @Test
  void P44_what_happened_while_a_shop_was_away_is_told_once_and_only_the_newest() {
    opened();
    world.shop.away = true;
    world.atGateway(ORDER).declinedOnce = true;
    seconds(60);
    pays();
    world.pass(Duration.ofHours(3), Duration.ofMinutes(1));
    explained("The shop could not be told yet.", "The next try is at");

    world.shop.away = false;
    world.pass(Duration.ofHours(4), Duration.ofMinutes(1));
    assertThat(world.inShop(ORDER).applied).containsExactly("paid");
    allAgree();
  }

  @Test
  void P50_an_amount_that_the_gateway_does_not_take_is_named_and_not_called_a_decline() {
    world.gateway.refusesPages = "The amount has more decimals than the currency.";
    opened();
    seconds(60);

    explained(
        "Sandbox (test money) refused to open a payment page: bad-amount: The amount has more decimals"
            + " than the currency.",
        "Mend the cause; the shopper can try again.");
    world.gateway.refusesPages = "";
    world.call("checkout", World.checkout(ORDER, "automatic", 4990));
    explained("The payment page is open, and no payment is known yet.", "The shopper can pay");
  }

  @Test
  void P50_an_amount_that_loses_a_digit_is_refused_with_both_numbers() {
    var body = World.checkout(ORDER, "automatic", 4990);
    ((ObjectNode) body.path("order").path("total"))
        .put("currency", "JPY");

    var answer = world.call("checkout", body);

    assertThat(answer.path("type").asText()).endsWith("wrong-exponent");
    assertThat(answer.path("detail").asText()).contains("JPY").contains("0").contains("2");
    assertThat(world.gateway.book).isEmpty();
  }

  @Test
  void P55_a_page_that_can_still_be_paid_after_the_shop_cancelled_is_closed_and_late_money_is_told() {
    opened();
    world.call("order-changed", JSON.createObjectNode().put("order", ORDER).put("change", "cancelled"));
    explained(
        "The shop does not want this payment any more, and its page is not shown any more.",
        "The gateway is asked to close it; money that comes all the same is told.");

    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.EXPIRED);
    seconds(60);
    explained("The payment page expired, and nobody had paid.", "The customer can order again");

    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PENDING);
    seconds(90);
    explained(
        "The payment page expired, and nobody had paid.", "Its page is still open at the gateway;");
  }

  private ObjectNode refund(long minor) {
    var body = JSON.createObjectNode().put("order", ORDER).put("refund", "77").put("reason", "");
    body.set("amount", PlayedGateway.money(minor));
    return body;
  }

  private List<OperationRow> operations() {
    var id = world.order(ORDER).id();
    return world.read(t -> t.operations().ofOrder(id));
  }
}
