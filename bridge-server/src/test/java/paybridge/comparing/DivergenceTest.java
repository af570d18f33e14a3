package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.agreement.Divergence;
import paybridge.agreement.GatewayWord;
import paybridge.db.CaseRow;
import paybridge.db.OperationRow;

/// Sums, persons, and what the table of words does not say.
class DivergenceTest {
  private static final String ORDER = "1001";
  @TempDir private Path data = Path.of("");

  @SuppressWarnings("NullAway.Init") // set before each test
  private World world;

  @BeforeEach
  void begin() {
    world = new World(data);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void paid() {
    world.checkout(ORDER, "automatic");
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PAID);
    world.pass(Duration.ofSeconds(90));
    assertThat(world.order(ORDER).word()).isEqualTo("paid");
    assertThat(world.inShop(ORDER).paid).isTrue();
    assertThat(world.comparison(ORDER).differs()).isEmpty();
  }

  private void differs(Divergence kind) {
    assertThat(world.comparison(ORDER).differs()).isEqualTo(kind.spelling());
  }

  private List<OperationRow> operations() {
    var id = world.order(ORDER).id();
    return world.read(t -> t.operations().ofOrder(id));
  }

  private List<String> cases() {
    return world.openCases(ORDER).stream().map(CaseRow::kind).toList();
  }

  @Test
  void a_refund_made_at_the_gateway_is_found_and_told() {
    paid();
    world.atGateway(ORDER).refunded = 1000;

    world.pass(Duration.ofSeconds(60));

    assertThat(operations())
        .singleElement()
        .satisfies(op -> assertThat(op.amount()).isEqualTo(1000));
    assertThat(world.comparison(ORDER).differs()).isEmpty();
  }

  @Test
  void a_gateway_that_takes_a_refund_back_is_asked_again_and_then_a_person_is_called() {
    paid();
    world.atGateway(ORDER).refunded = 1000;
    world.pass(Duration.ofSeconds(60));
    world.atGateway(ORDER).refunded = 0;

    world.pass(Duration.ofSeconds(60));
    differs(Divergence.REFUND_DENIED);
    assertThat(cases()).as("it may be late").isEmpty();

    world.pass(Duration.ofMinutes(3));
    assertThat(cases()).containsExactly("refund-denied");
    world.atGateway(ORDER).refunded = 1000;
    world.pass(Duration.ofSeconds(90));
    assertThat(cases()).as("closed by itself").isEmpty();
  }

  @Test
  void less_money_at_the_gateway_than_it_told_of_lies_with_a_person() {
    paid();
    world.atGateway(ORDER).captured = 4000;

    world.pass(Duration.ofMinutes(4));

    differs(Divergence.TAKEN_LESS);
    assertThat(cases()).containsExactly("taken-less");
    assertThat(world.payment(ORDER).captured()).isEqualTo(4990);
    assertThat(world.openCases(ORDER).getFirst().evidence())
        .isEqualTo(
            "gateway: paid, 40.00 EUR taken; bridge: paid, 49.90 EUR taken; shop: paid");
  }

  @Test
  void a_refund_in_the_shop_that_moved_no_money_is_a_case_until_the_sums_are_equal() {
    paid();
    world.inShop(ORDER).refunded = OptionalLong.of(1000);

    world.pass(Duration.ofSeconds(60));

    differs(Divergence.REFUND_WITHOUT_MONEY);
    assertThat(cases()).containsExactly("refund-without-money");
    assertThat(world.gateway.moves).isEmpty();
    world.inShop(ORDER).refunded = OptionalLong.of(0);
    world.pass(Duration.ofSeconds(60));
    assertThat(cases()).isEmpty();
    assertThat(world.comparison(ORDER).differs()).isEmpty();
  }

  @Test
  void a_refund_that_the_shop_does_not_show_is_told_again() {
    paid();
    world.inShop(ORDER).refunded = OptionalLong.of(0);
    world.atGateway(ORDER).refunded = 1000;
    world.pass(Duration.ofSeconds(60));
    assertThat(world.inShop(ORDER).refunded).isEqualTo(OptionalLong.of(1000));
    world.inShop(ORDER).refunded = OptionalLong.of(0);
    int told = world.inShop(ORDER).applied.size();

    world.pass(Duration.ofMinutes(2));

    assertThat(world.inShop(ORDER).applied).hasSize(told + 1);
    assertThat(world.inShop(ORDER).refunded).isEqualTo(OptionalLong.of(1000));
    assertThat(world.comparison(ORDER).differs()).isEmpty();
    assertThat(cases()).isEmpty();
  }

  @Test
  void another_total_or_currency_in_the_shop_lies_with_a_person() {
    paid();
    world.inShop(ORDER).total = OptionalLong.of(5990);
    world.pass(Duration.ofSeconds(60));
    differs(Divergence.TOTAL_EDITED);
    assertThat(cases()).containsExactly("total-edited");

    world.inShop(ORDER).currency = "USD";
    world.pass(Duration.ofSeconds(60));
    differs(Divergence.CURRENCY_DIFFERS);
    assertThat(cases()).containsExactly("currency-differs");
  }

  @Test
  void what_a_person_changed_in_the_shop_is_never_mended_back_whatever_pictures_come() {
    paid();
    world.inShop(ORDER).paid = false;
    world.inShop(ORDER).status = "cancelled";
    world.inShop(ORDER).stubborn = true;
    world.pass(Duration.ofSeconds(60));
    differs(Divergence.CHANGED_BY_HAND);
    int told = world.inShop(ORDER).applied.size();
    world.atGateway(ORDER).refunded = 1000;

    world.pass(Duration.ofMinutes(10));

    differs(Divergence.CHANGED_BY_HAND);
    assertThat(world.inShop(ORDER).applied).as("only the refund is told").hasSize(told + 1);
    assertThat(cases()).containsExactly("changed-by-hand");
  }

  @Test
  void a_case_that_a_person_closed_comes_back_only_with_new_evidence() {
    paid();
    world.inShop(ORDER).refunded = OptionalLong.of(1000);
    world.pass(Duration.ofSeconds(60));
    var id = world.order(ORDER).id();
    world.database.write(
        t -> t.cases().close(id, "refund-without-money", "Ada", world.clock.millis()));

    world.pass(Duration.ofMinutes(30));
    assertThat(cases()).as("she has decided").isEmpty();

    world.inShop(ORDER).refunded = OptionalLong.of(2000);
    world.pass(Duration.ofMinutes(6));
    assertThat(world.openCases(ORDER))
        .singleElement()
        .satisfies(row -> assertThat(row.reopened()).isEqualTo(1));
  }

  @Test
  void a_shop_that_is_away_is_taken_at_its_last_word_and_compared_when_it_is_back() {
    paid();
    world.shop.away = true;
    world.inShop(ORDER).sequence = 0;
    world.inShop(ORDER).paid = false;
    world.pass(Duration.ofMinutes(5));
    assertThat(world.comparison(ORDER).differs()).isEmpty();

    world.shop.away = false;
    world.pass(Duration.ofMinutes(10));

    assertThat(world.inShop(ORDER).paid).as("told again").isTrue();
    assertThat(world.comparison(ORDER).differs()).isEmpty();
  }

  @Test
  void what_the_gateway_does_right_after_its_news_is_found_within_a_minute() {
    world.checkout(ORDER, "automatic");
    world.inShop(ORDER).deaf = true;
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PAID);
    world.hear("evt_1", world.payment(ORDER).reference(), world.gatewaySecret);
    world.atGateway(ORDER).refunded = 1000;

    world.pass(Duration.ofSeconds(50));

    assertThat(operations()).hasSize(1);
  }

  @Test
  void what_a_gateway_said_before_its_news_is_not_held_against_the_news() {
    world.checkout(ORDER, "automatic");
    world.atGateway(ORDER).declinedOnce = true;
    world.pass(Duration.ofSeconds(60));
    var account = world.atGateway(ORDER);
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PAID);
    world.hear("evt_1", world.payment(ORDER).reference(), world.gatewaySecret);
    account.silent = true;

    world.pass(Duration.ofSeconds(60));

    assertThat(world.comparison(ORDER).differs()).isEmpty();
    assertThat(world.inShop(ORDER).paid).isTrue();
  }

  @Test
  void a_gateway_that_keeps_silent_does_not_keep_a_person_from_knowing() {
    world.checkout(ORDER, "automatic");
    world.atGateway(ORDER).silent = true;
    world.inShop(ORDER).paid = true;

    world.pass(Duration.ofSeconds(60));
    differs(Divergence.PAID_WITHOUT_MONEY);
    assertThat(cases()).as("the gateway may still answer").isEmpty();

    world.pass(Duration.ofMinutes(3));
    assertThat(cases()).containsExactly(Divergence.PAID_WITHOUT_MONEY.spelling());
    assertThat(world.explain(ORDER).cause())
        .startsWith("The order counts as paid in the shop, but no money came through the bridge.")
        .contains("But Sandbox (test money) does not answer questions");
  }

  @Test
  void a_shop_that_fetches_by_itself_is_not_said_to_be_called() {
    world.database.write(t -> t.handle().execute("update shop set callback = '', fallback = ''"));
    world.parts.directory.changed();
    world.checkout(ORDER, "automatic");
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PAID);
    world.pass(Duration.ofSeconds(60));

    assertThat(world.explain(ORDER).cause())
        .isEqualTo("The shop has not fetched the newest state of this order yet.");
  }

  @Test
  void one_payment_that_cannot_be_read_does_not_keep_the_others_from_being_heard() {
    world.checkout(ORDER, "automatic");
    world.checkout("1002", "automatic");
    world.checkout("1003", "automatic");
    var all = List.of(world.payment(ORDER), world.payment("1002"), world.payment("1003"));
    world.atGateway(ORDER).status = "a word of tomorrow";
    world.gateway.says(world.payment("1002").reference(), GatewayWord.PAID);

    for (int i = 0; i < 3; i++) {
      // always due together, so that the first one is in every batch until it is told apart
      world.database.write(
          t -> {
            all.forEach(payment -> t.payments().askBy(payment.id(), world.now.toEpochMilli()));
            return all;
          });
      world.settle();
    }

    assertThat(world.order("1002").word()).isEqualTo("paid");
    assertThat(world.order("1003").word()).isEqualTo("pending");
  }

  @Test
  void a_refund_with_the_number_of_another_payments_refund_does_not_block_the_news() {
    paid();
    world.checkout("1002", "automatic");
    var other = world.payment("1002").reference();
    world.gateway.says(other, GatewayWord.REFUNDED);
    world.atGateway(ORDER).refunded = 1000;

    world.pass(Duration.ofMinutes(2));

    assertThat(world.order("1002").word()).isEqualTo("refunded");
    assertThat(operations().getFirst().state()).isEqualTo("done");
  }
}
