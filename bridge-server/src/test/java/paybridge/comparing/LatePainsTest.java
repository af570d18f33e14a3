package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import paybridge.agreement.GatewayWord;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Report;

/// News that comes late, again, or in another order (P20 to P29 of docs/pains.md).
class LatePainsTest extends Pains {
  @Test
  void P20_an_end_that_is_told_a_month_late_leaves_a_paid_order_as_it_is() {
    opened();
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.EXPIRED);
    var old = world.gateway.event("evt_expired", world.payment(ORDER).reference());
    pays();
    seconds(90);
    int told = world.inShop(ORDER).applied.size();
    world.pass(Duration.ofDays(30), Duration.ofHours(6));

    assertThat(world.hear("evt_expired", old).status()).isEqualTo(200);
    seconds(10);

    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    assertThat(world.inShop(ORDER).applied).hasSize(told);
    explained("The order is paid, and everybody knows it.", "Nothing is to be done.");
  }

  @Test
  void P21_the_end_of_the_first_attempt_does_not_end_an_order_that_the_second_paid() {
    opened();
    world.call("checkout", World.checkout(ORDER, "automatic", 5990));
    world.settle();
    pays();
    seconds(60);
    world.gateway.says(world.payments(ORDER).getFirst().reference(), GatewayWord.EXPIRED);

    world.pass(Duration.ofMinutes(30));

    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    allAgree();
  }

  @Test
  void P22_a_late_paid_does_not_open_a_refunded_order_again() {
    paid();
    var reference = world.payment(ORDER).reference();
    var old = world.gateway.event("evt_paid", reference);
    world.gateway.says(reference, GatewayWord.REFUNDED);
    seconds(90);
    explained("The money was given back. The shop says “is-refunded”.", "Nothing is to be done.");
    int told = world.inShop(ORDER).applied.size();

    assertThat(world.hear("evt_paid", old).status()).isEqualTo(200);
    seconds(60);

    assertThat(world.order(ORDER).word()).isEqualTo("refunded");
    assertThat(world.inShop(ORDER).applied).hasSize(told);
  }

  @Test
  void P23_an_order_that_was_paid_elsewhere_in_the_shop_is_a_question_to_a_person_and_stays_paid() {
    opened();
    seconds(60);
    world.inShop(ORDER).paid = true;
    world.inShop(ORDER).status = "processing";
    world.inShop(ORDER).stubborn = true;
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.EXPIRED);
    seconds(90);

    assertThat(world.inShop(ORDER).paid).isTrue();
    explained(
        "The order counts as paid in the shop, but no money came through the bridge."
            + " The shop says “processing”.",
        "If it was paid in another way, close the case; else take the order back before it is");
  }

  @Test
  void P24_a_dispute_about_a_cancelled_order_moves_nothing_and_nobody_is_told_to_refund_beside_it() {
    paid();
    world.inShop(ORDER).paid = false;
    world.inShop(ORDER).status = "cancelled";
    world.inShop(ORDER).stubborn = true;
    seconds(60);
    disputed(true);
    seconds(60);

    assertThat(world.inShop(ORDER).status).isEqualTo("cancelled");
    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    explained(
        "The customer's bank has claimed money back, and the order does not count as paid in the"
            + " shop. The shop says “cancelled”.",
        "Answer in the gateway's own pages before its deadline; a refund beside it would");
    assertThat(cases()).contains("disputed");

    disputed(false);
    seconds(60);
    assertThat(cases()).doesNotContain("disputed");
  }

  @Test
  void P24_a_dispute_about_money_that_was_given_back_says_so() {
    paid();
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.REFUNDED);
    seconds(90);
    disputed(true);
    seconds(60);

    explained(
        "The customer's bank has claimed money back that was given back already.",
        "Answer in the gateway's own pages before its deadline, with the refund as proof.");
  }

  private void disputed(boolean open) {
    var payment = world.payment(ORDER);
    var fact = new Fact.Disputed(Money.of(4990, "EUR"), open, Optional.empty());
    var report = Report.ours(payment.reference(), fact, "dispute");
    world.database.write(t -> world.parts.hearing.hear(t, payment.id(), List.of(report), "Played"));
  }

  @Test
  void P25_a_declined_first_try_does_not_stop_the_second_from_paying() {
    opened();
    world.atGateway(ORDER).declinedOnce = true;
    message("evt_declined");
    explained(
        "A try to pay was not approved (insufficient funds); the payment page is open.",
        "The customer can try again, or use another method.");

    pays();
    message("evt_paid");
    seconds(60);
    allAgree();
  }

  @Test
  void P26_a_message_that_is_earlier_than_the_answer_of_the_call_is_not_set_back_by_it() {
    world.gateway.away = true;
    opened();
    pays(); // it took the call; only its answer was lost
    world.atGateway(ORDER).asked = 4990;
    pays();
    message("evt_paid");
    assertThat(world.order(ORDER).word()).isEqualTo("paid");

    world.gateway.away = false;
    world.pass(Duration.ofSeconds(30));
    world.call("checkout", World.checkout(ORDER, "automatic", 4990));
    seconds(60);
    allAgree();
  }

  @Test
  void P28_news_about_an_order_that_is_done_in_the_shop_is_thanked_for_and_changes_nothing() {
    paid();
    world.inShop(ORDER).status = "completed";
    seconds(60);

    assertThat(message("evt_again")).isEqualTo(200);
    assertThat(message("evt_again")).isEqualTo(200);
    seconds(60);

    assertThat(world.inShop(ORDER).status).isEqualTo("completed");
    explained(
        "The order is paid, and everybody knows it. The shop says “completed”.",
        "Nothing is to be done.");
  }

  @Test
  void P29_a_part_that_was_paid_is_held_and_the_rest_is_still_news() {
    opened();
    world.inShop(ORDER).stubborn = true;
    pays();
    world.atGateway(ORDER).captured = 4000;
    message("evt_part");
    seconds(60);
    explained(
        "The customer paid another amount than the order asks, so the shop holds the order.",
        "Accept the amount in the shop, or refund it.");
    assertThat(cases()).containsExactly("differs");

    world.inShop(ORDER).stubborn = false;
    world.atGateway(ORDER).captured = 4990;
    message("evt_rest");
    seconds(60);
    allAgree();
  }

  @Test
  void a_late_order_that_its_shop_has_lost_is_told_again() {
    opened();
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.EXPIRED);
    seconds(60);
    pays();
    message("evt_late");
    seconds(60);
    world.inShop(ORDER).sequence = 0;
    world.inShop(ORDER).paid = false;
    seconds(40);

    world.pass(Duration.ofMinutes(2));
    assertThat(world.inShop(ORDER).paid).isTrue();
    assertThat(world.comparison(ORDER).differs()).isEmpty();
  }

  @Test
  void a_shop_that_loses_an_order_again_and_again_ends_in_a_case_that_says_so() {
    paid();
    for (int times = 0; times < 40; times++) {
      world.inShop(ORDER).sequence = 0;
      world.inShop(ORDER).total = OptionalLong.of(4990);
      seconds(20);
    }
    assertThat(cases()).contains("shop-forgot");
    explained(
        "The shop had confirmed the newest state of this order and has lost it since",
        "It loses it again and again");
  }
}
