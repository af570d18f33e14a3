package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Money;

/// Messages without a shopper's page: tokens, holds, QR codes.
class CardsAndCodesTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_stored_card_is_charged_under_a_new_reference() {
    var values = running.page("P-A");
    values.putAll(
        Map.of("f339_TokenFlg", "Y", "f344_MercCustId", "C-7", "f347_TokenShrtNm", "card"));
    var stored = Pages.answer(running, "0290", running.pay(values, "no-code"));
    var token = stored.get("f346_Token");
    var expiry = stored.get("f005_ExpDate");

    assertThat(card("0210", charge("C-A", token, expiry))).isEqualTo("00");
    assertThat(card("0210", charge("C-A", token, expiry))).isEqualTo("94");
    assertThat(card("0210", charge("C-B", "8815000000000000000", expiry))).isEqualTo("14");
    assertThat(card("0210", charge("C-C", token, "2001"))).isEqualTo("54");
    assertThat(running.gateway.book("C-A").orElseThrow().captured())
        .isEqualTo(Money.of(4990, "MYR"));
  }

  @Test
  void a_hold_is_completed_whole_and_once() {
    hold("P-A");
    assertThat(running.gateway.book("P-A").orElseThrow().captured().isZero()).isTrue();
    var part = move("0220", "P-A", "003000");
    part.put("f007_TxnAmt", "000000000100");

    assertThat(card("0230", part)).isEqualTo("13");
    assertThat(card("0230", move("0220", "P-A", "003000"))).isEqualTo("00");
    assertThat(card("0230", move("0220", "P-A", "003000"))).isEqualTo("12");
    assertThat(running.gateway.book("P-A").orElseThrow().captured())
        .isEqualTo(Money.of(4990, "MYR"));
  }

  @Test
  void a_hold_is_voided_once() {
    hold("P-A");
    var values = move("0100", "P-A", "023000");
    values.put("f022_ECI", "12");

    assertThat(card("0110", values)).isEqualTo("00");
    assertThat(card("0110", values)).isEqualTo("12");
    assertThat(running.gateway.book("P-A").orElseThrow().word()).isEqualTo("11");
  }

  @Test
  void a_message_of_another_procedure_or_hash_is_refused_with_a_page() {
    hold("P-A");

    assertThat(running.get(Pages.CARD, move("0220", "P-A", "023000")).body())
        .contains("f003_ProcCode");
    var query = running.signed(move("0220", "P-A", "003000")).query();
    assertThat(running.get(Pages.CARD + "?" + query.replace("4990", "4991")).body())
        .contains("5015");
  }

  @Test
  void a_code_is_paid_by_somebody_a_second_later_but_not_when_it_ends_in_nine() {
    var answer = running.get(Pages.QR, code("Q-A", "000000004990"));
    running.get(Pages.QR, code("Q-B", "000000004999"));

    var made = Pages.answer(running, "0190", "?" + answer.body());
    assertThat(made.get("f009_RespCode")).isEqualTo("00");
    assertThat(made.get("f370_QRPayload")).startsWith("000201010212").contains("540549.90");
    assertThat(running.gateway.book("Q-A").orElseThrow().word()).isEqualTo("22");
    running.pass(Duration.ofSeconds(1));
    assertThat(running.gateway.book("Q-A").orElseThrow().word()).isEqualTo("00");
    assertThat(running.gateway.book("Q-B").orElseThrow().word()).isEqualTo("22");
    assertThat(running.get(Pages.QR, code("Q-A", "000000004990")).body()).contains("f263_MRN");
  }

  private void hold(String reference) {
    var values = running.page(reference);
    values.put("f362_PreAuthFlg", "Y");
    running.pay(values, "no-code");
  }

  private Map<String, String> code(String reference, String amount) {
    var values = running.values("0180", reference);
    values.putAll(
        Map.of("f003_ProcCode", "000000", "f008_POSCond", "67", "f007_TxnAmt", amount));
    return values;
  }

  private Map<String, String> charge(String reference, String token, String expiry) {
    var values = move("0200", reference, "003000");
    values.putAll(
        Map.of(
            "f004_PAN", token, "f005_ExpDate", expiry, "f008_POSCond", "73", "f022_ECI", "12",
            "f016_3DCAVVLen", "28", "f339_TokenFlg", "Y"));
    return values;
  }

  private Map<String, String> move(String type, String reference, String procedure) {
    var values = running.values(type, reference);
    values.putAll(
        Map.of(
            "f003_ProcCode", procedure, "f008_POSCond", "06", "f339_TokenFlg", "N",
            "f265_RURL_CCPS", "https://shop.example/back"));
    return values;
  }

  private String card(String type, Map<String, String> values) {
    var address = Pages.location(running.get(Pages.CARD, values));
    assertThat(address).startsWith("https://shop.example/back?");
    return Pages.answer(running, type, address).get("f009_RespCode");
  }
}
