package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Money;

/// What the shop is told, how often, and what nobody should believe.
class NoticesTest {
  private static final Duration LONG = Duration.ofHours(1);
  private final RunningGateway running = new RunningGateway();

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void a_payment_is_told_once_when_the_shop_says_receive_ok() {
    running.pay(running.order("PB-1"), "no-code");
    running.pass(Duration.ZERO);
    running.pass(LONG);

    assertThat(running.told).hasSize(1);
    var notice = running.told.getFirst();
    assertThat(notice.type()).startsWith("application/xml");
    assertThat(notice.body()).startsWith("<?xml").contains("<response>", "<pay_barCode/>");
    assertThat(notice.fields())
        .containsEntry("notice_type", "transaction")
        .containsEntry("response_type", "1")
        .containsEntry("payment_status", "1")
        .containsEntry("push_dateTime", "2026-11-01 18:00:00");
    assertThat(notice.get("signValue")).isUpperCase();
    assertThat(proved(notice)).isTrue();
  }

  @Test
  void any_other_answer_is_asked_again_five_times_in_all() {
    running.pay(running.order("PB-2"), "no-code");
    for (var answer : new String[] {"receive-ok ", "ok", "receive-no", "RECEIVE-OK", "", "ok"}) {
      running.reply = answer;
      running.pass(LONG);
    }

    assertThat(running.told).hasSize(5);
    assertThat(running.told.stream().map(Heard::body).distinct()).hasSize(1);
    assertThat(running.words("PB-2").stream().filter("told the shop"::equals)).hasSize(5);
  }

  @Test
  void the_pauses_grow_and_receive_ok_ends_them() {
    running.reply = "later";
    running.pay(running.order("PB-3"), "no-code");
    running.pass(Duration.ZERO);
    running.pass(Duration.ofMillis(4_900));
    assertThat(running.told).hasSize(1);
    running.pass(Duration.ofMillis(100));
    assertThat(running.told).hasSize(2);
    running.pass(Duration.ofSeconds(29));
    assertThat(running.told).hasSize(2);
    running.reply = "receive-ok";
    running.pass(Duration.ofSeconds(1));
    running.pass(LONG);
    assertThat(running.told).hasSize(3);
  }

  @Test
  void a_pending_payment_is_told_and_two_seconds_later_its_end() {
    running.pay(running.order("PB-4"), "pending");
    running.pass(Duration.ZERO);
    running.pass(Duration.ofMillis(1_900));
    assertThat(running.told.stream().map(told -> told.get("payment_status")))
        .containsExactly("-1");
    running.pass(Duration.ofMillis(100));

    assertThat(running.told.stream().map(told -> told.get("payment_status")))
        .containsExactly("-1", "1");
    assertThat(running.told).allMatch(this::proved);
  }

  @Test
  void without_an_address_nothing_is_told() {
    var order = running.order("PB-5");
    order.remove("noticeUrl");
    running.pay(order, "no-code");
    running.pass(LONG);

    assertThat(running.told).isEmpty();
    assertThat(running.words("PB-5")).contains("funds moved").doesNotContain("told the shop");
  }

  @Test
  void names_with_signs_of_xml_arrive_as_they_were_signed() {
    var order = running.order("PB-6");
    order.put("order_notes", "tea & <cups> \"2\" 茶");
    running.pay(order, "decline");
    running.pass(Duration.ZERO);

    assertThat(running.told.getFirst().get("order_notes")).isEqualTo(order.get("order_notes"));
    assertThat(proved(running.told.getFirst())).isTrue();
  }

  @Test
  void a_chargeback_is_told_without_a_status_and_under_a_signature_nobody_can_check() {
    running.pay(running.order("PB-7"), "no-code");
    running.gateway.chargeBack("PB-7");
    running.pass(Duration.ZERO);

    var notice = running.told.getLast();
    assertThat(notice.get("notice_type")).isEqualTo("chargeBack");
    assertThat(notice.body()).doesNotContain("payment_status");
    assertThat(proved(notice)).isFalse();
    assertThat(running.query("PB-7").get("chargeBack_status")).isEqualTo("1");
  }

  @Test
  void a_forgery_says_ten_times_as_much_and_is_signed_by_nobody() {
    running.pay(running.order("PB-8"), "decline");
    var forgery = running.gateway.forgery("PB-8");
    var forged = new Heard(0, "", new String(forgery.body(), StandardCharsets.UTF_8));

    assertThat(forgery.byBrowser()).isFalse();
    assertThat(forged.fields())
        .containsEntry("order_amount", "499.00")
        .containsEntry("payment_status", "1")
        .containsEntry("order_number", "PB-8");
    assertThat(forged.get("signValue")).matches("[0-9A-F]{64}");
    assertThat(proved(forged)).isFalse();
    assertThat(running.gateway.book("PB-8").orElseThrow().captured())
        .isEqualTo(Money.of(0, "EUR"));
    assertThatThrownBy(() -> running.gateway.forgery("PB-0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private boolean proved(Heard notice) {
    return SignedText.RESULT.proves(notice.fields(), running.secret(), notice.get("signValue"));
  }
}
