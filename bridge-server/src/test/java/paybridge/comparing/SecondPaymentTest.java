package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paybridge.agreement.GatewayWord;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Report;
import paybridge.db.OperationRow;

/// An order that was paid twice, and what the owner wants done with the second payment.
class SecondPaymentTest extends Pains {
  private String first = "";
  private String second = "";

  /// Two tabs, two pages.
  private void opensTwo() {
    opened();
    first = world.payment(ORDER).reference();
    world.call("checkout", World.checkout(ORDER, "manual", 4990));
    world.settle();
    second = world.payment(ORDER).reference();
    assertThat(second).isNotEqualTo(first);
  }

  private void ownerWantsItBack() {
    var shop = world.read(t -> t.shops().findByName("tea")).orElseThrow();
    world.parts.register.change(
        world.parts.directory.shop(shop), Map.of("second_payment", "refund"));
    world.parts.directory.changed();
    world.gateway.refunds = true;
  }

  private void pays(String reference) {
    world.gateway.says(reference, GatewayWord.PAID);
    seconds(60);
  }

  private void disputed(String reference) {
    var report =
        Report.ours(
            reference, new Fact.Disputed(Money.of(4990, "EUR"), true, Optional.empty()), "dispute");
    var id =
        world.payments(ORDER).stream()
            .filter(payment -> payment.reference().equals(reference))
            .findFirst()
            .orElseThrow()
            .id();
    world.database.write(t -> world.parts.hearing.hear(t, id, List.of(report), "Played"));
  }

  private List<OperationRow> operations() {
    var id = world.order(ORDER).id();
    return world.read(t -> t.operations().ofOrder(id));
  }

  @Test
  void nothing_is_given_back_by_itself_unless_the_owner_has_switched_it_on() {
    opensTwo();
    pays(first);
    pays(second);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).isEmpty();
    assertThat(cases()).contains("paid-twice");
  }

  @Test
  void the_second_payment_is_given_back_once_and_the_order_stays_paid() {
    ownerWantsItBack();
    opensTwo();
    pays(first);
    assertThat(world.gateway.moves).isEmpty();
    pays(second);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).containsExactly("/payments/" + second + "/refund");
    assertThat(operations())
        .singleElement()
        .satisfies(op -> assertThat(op.amount()).isEqualTo(4990))
        .satisfies(op -> assertThat(op.origin()).isEqualTo("bridge"));
    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    allAgree();
  }

  @Test
  void the_payment_that_was_heard_of_first_is_kept_though_its_page_is_the_newer_one() {
    ownerWantsItBack();
    opensTwo();
    pays(second);
    pays(first);
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).containsExactly("/payments/" + first + "/refund");
    assertThat(world.order(ORDER).word()).isEqualTo("paid");
  }

  @Test
  void a_refund_that_nobody_answered_is_not_sent_again_and_asking_settles_it() {
    ownerWantsItBack();
    world.gateway.refunds = false;
    opensTwo();
    pays(first);
    pays(second);
    world.pass(Duration.ofMinutes(3));
    assertThat(world.order(ORDER).flags()).contains("unknown");

    world.atGateway(ORDER).refunded = 4990;
    world.atGateway(ORDER).operation = operations().getFirst().reference();
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).hasSize(1);
    allAgree();
  }

  @Test
  void while_a_refund_is_on_its_way_nobody_is_told_to_make_another_one() {
    opensTwo();
    pays(first);
    pays(second);
    explained("The order was paid by two attempts.", "Refund one of them, usually the second.");

    world.atGateway(ORDER).refunded = 4990;
    world.atGateway(ORDER).refundState = "pending";
    seconds(60);
    explained(
        "The order was paid by two attempts, and a refund is on its way:",
        "The gateway is asked until it says how the refund ended.");

    world.atGateway(ORDER).refundState = "failed";
    world.pass(Duration.ofMinutes(15));
    explained(
        "The order was paid by two attempts; a refund was not done:",
        "Try the refund again when its cause is mended");
  }

  @Test
  void a_refund_of_the_first_payment_that_is_on_its_way_keeps_the_second_one_from_being_given_back() {
    opensTwo();
    pays(first);
    pays(second);
    var account = Objects.requireNonNull(world.gateway.book.get(first));
    account.refunded = 4990;
    account.refundState = "pending";
    seconds(60);
    assertThat(operations()).hasSize(1);

    ownerWantsItBack();
    world.pass(Duration.ofMinutes(5));

    assertThat(world.gateway.moves).isEmpty();
    assertThat(cases()).contains("paid-twice");
  }

  @Test
  void what_was_paid_twice_long_before_the_owner_switched_it_on_stays_a_persons() {
    opensTwo();
    pays(first);
    pays(second);
    world.pass(Duration.ofDays(2), Duration.ofMinutes(10));
    ownerWantsItBack();
    world.pass(Duration.ofMinutes(10));

    assertThat(world.gateway.moves).isEmpty();
    assertThat(cases()).contains("paid-twice");
  }

  @Test
  void while_the_money_is_disputed_nothing_is_given_back() {
    opensTwo();
    pays(first);
    pays(second);
    disputed(first);
    assertThat(world.order(ORDER).flags()).contains("disputed").contains("paid-twice");

    ownerWantsItBack();
    world.pass(Duration.ofMinutes(5));

    assertThat(world.gateway.moves).isEmpty();
    assertThat(cases()).contains("paid-twice");
  }

  @Test
  void a_refund_of_the_first_payment_that_failed_does_not_make_it_the_second_one() {
    opensTwo();
    pays(first);
    pays(second);
    var account = Objects.requireNonNull(world.gateway.book.get(first));
    account.refunded = 4990;
    account.refundState = "done";
    seconds(60);
    account.refundState = "failed";
    world.pass(Duration.ofMinutes(15));
    assertThat(operations()).singleElement().satisfies(op -> assertThat(op.state()).isEqualTo("failed"));

    ownerWantsItBack();
    world.pass(Duration.ofMinutes(5));

    assertThat(world.gateway.moves).containsExactly("/payments/" + second + "/refund");
    assertThat(world.order(ORDER).word()).isEqualTo("paid");
  }
}
