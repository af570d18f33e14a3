package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.message;
import static paybridge.connector.gateway.paymaster.FarEnd.move;
import static paybridge.connector.gateway.paymaster.FarEnd.payment;
import static paybridge.connector.gateway.paymaster.FarEnd.redirect;
import static paybridge.connector.gateway.paymaster.FarEnd.replied;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;

class MovesTest {
  private static final Map<String, String> REVERSED =
      Map.of("f003_ProcCode", "220000", "f270_ORN", FarEnd.REFUND);
  private static final Map<String, String> SOLD =
      Map.of("f023_RRN", "601514167159", "f006_TxnDtTm", "20260115143251", "f283_UPP_PM", "00");
  private final PayMaster gateway = new PayMaster();

  private static PaymentRef sale() {
    return payment("card", Capture.AUTOMATIC, SOLD);
  }

  private static Map<String, String> with(Map<String, String> base, String... more) {
    var all = new HashMap<>(base);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private Answer<Report> reverse(WireAnswer answer) {
    return gateway.refund(new FarEnd(answer).call(Map.of()), move(sale(), AMOUNT));
  }

  private static Fact fact(Answer<Report> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<Report>) answer).value().fact();
  }

  private static String form(String query) {
    var page = new StringBuilder("<!DOCTYPE html><html><form method=\"post\">");
    for (var field : ResultMessage.read(query).orElseThrow().fields()) {
      page.append("<input type=\"hidden\" name=\"")
          .append(field.name())
          .append("\" value='")
          .append(field.value().replace("&", "&amp;").replace("'", "&#39;"))
          .append("'/>");
    }
    return page.append("</form></html>").toString();
  }

  /// HTML, too: values without quotes, numbers for letters, attributes that end in another's name.
  private static String bareForm(String query) {
    var page = new StringBuilder("<html><body><form method=post>");
    for (var field : ResultMessage.read(query).orElseThrow().fields()) {
      var value =
          field.value().matches("[A-Za-z0-9]+")
              ? field.value()
              : "\"" + field.value().replace("&", "&#38;").replace("'", "&#x27;") + "\"";
      page.append("<input data-name=\"x\" type=hidden name=%s value=%s>\n"
          .formatted(field.name(), value));
    }
    return page.append("</form></body></html>").toString();
  }

  static Stream<WireAnswer> answers() {
    var done = message("0410", with(REVERSED, "f259_TxnStatMsg", "It's done & <paid>"));
    return Stream.of(
        redirect("https://shop.example/pm/query?" + done),
        redirect("/pm/query?" + done),
        replied(200, done),
        replied(200, "\n" + done + "\n"),
        replied(200, form(done)),
        replied(200, bareForm(done)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void the_answer_is_found_in_a_redirect_in_the_body_and_in_a_form(WireAnswer answer) {
    assertThat(fact(reverse(answer)))
        .isInstanceOfSatisfying(
            Fact.Refund.class,
            refund -> {
              assertThat(refund.state()).isEqualTo(Fact.RefundState.DONE);
              assertThat(refund.ourReference()).contains(FarEnd.REFUND);
              assertThat(refund.amount()).isEqualTo(AMOUNT);
            });
  }

  @Test
  @Timeout(5)
  void a_page_of_one_endless_word_is_read_in_a_moment() {
    assertThat(reverse(replied(200, "<input " + "a".repeat(490_000) + ">")))
        .isInstanceOf(Answer.Unknown.class);
  }

  static Stream<WireAnswer> unproved() {
    var done = message("0410", REVERSED);
    return Stream.of(
        replied(200, message("0410", REVERSED, new Secret("F".repeat(64)))),
        replied(200, done.replace("f009_RespCode=00", "f009_RespCode=22")),
        replied(200, message("0410", with(REVERSED, "f001_MID", "000000000099999"))),
        replied(200, message("0410", with(REVERSED, "f263_MRN", "1002-7KQ2M9XA"))),
        replied(200, message("0410", with(REVERSED, "f007_TxnAmt", "000000128090"))),
        replied(200, message("0410", with(REVERSED, "f010_CurrCode", "702"))),
        replied(200, message("0410", with(REVERSED, "f019_ExpTxnAmt", "3"))),
        replied(200, message("0410", with(REVERSED, "f003_ProcCode", "993000"))),
        replied(200, message("0210", with(REVERSED, "f003_ProcCode", "220000"))),
        replied(200, done.substring(0, done.length() - 20)),
        replied(200, done + "&f009_RespCode=00"),
        replied(200, "<html><body>5015</body></html>"),
        replied(200, ""),
        replied(204, ""),
        replied(500, done),
        replied(503, ""),
        redirect("https://shop.example/pm/query"),
        redirect("http://[?" + done),
        replied(302, done),
        new WireAnswer.NoReply("no answer within 60 s"));
  }

  @ParameterizedTest
  @MethodSource("unproved")
  void an_answer_that_is_not_proved_leaves_it_unknown(WireAnswer answer) {
    assertThat(reverse(answer)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void slow_down_and_no_connection_may_be_repeated_a_missing_page_not() {
    var slow = reverse(replied(429, ""));
    assertThat(slow).isInstanceOf(Answer.NotSent.class);
    assertThat(((Answer.NotSent<Report>) slow).earliest()).contains(FarEnd.NOW.plusSeconds(7));
    assertThat(reverse(new WireAnswer.NeverSent("refused"))).isInstanceOf(Answer.NotSent.class);
    assertThat(reverse(replied(404, ""))).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"00,Done", "22,Done", "68,Unknown", "94,Unknown", "11,Unknown", "ZZ,Unknown",
    "'',Unknown", "12,Refused"})
  void a_reversal_means_what_its_code_says(String code, String kind) {
    assertThat(reverse(replied(200, message("0410", with(REVERSED, "f009_RespCode", code)))))
        .extracting(answer -> answer.getClass().getSimpleName())
        .isEqualTo(kind);
  }

  @Test
  void a_refused_reversal_is_not_followed_by_a_refund_and_says_how_a_person_can() {
    var far = new FarEnd(replied(200, message("0410", with(REVERSED, "f009_RespCode", "12"))));
    var answer = gateway.refund(far.call(Map.of()), move(sale(), AMOUNT));
    assertThat(far.sent).hasSize(1);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.said()).contains("12 SUCCESS", "'refundPath' to C05"));
  }

  /// The sale was at 14:32, or at 23:30, in Kuala Lumpur; it is settled at 23:00.
  @ParameterizedTest
  @CsvSource({
    "20260115143251,2026-01-15T14:59:59Z,auto,card,220000",
    "20260115143251,2026-01-15T15:00:00Z,auto,card,993000",
    "20260115233000,2026-01-16T02:00:00Z,auto,card,220000",
    "20260115233000,2026-01-16T15:00:00Z,auto,card,993000",
    "20260115143251,2026-01-16T07:00:00Z,C15,card,220000",
    "20260115143251,2026-01-15T07:00:00Z,C05,card,993000",
    "20260115143251,2026-01-15T07:00:00Z,auto,duitnow_qr,993000"
  })
  void before_the_settlement_it_is_reversed_afterwards_refunded(
      String sold, Instant now, String path, String method, String processing) {
    var far = new FarEnd(replied(500, ""));
    var payment = payment(method, Capture.AUTOMATIC, with(SOLD, "f006_TxnDtTm", sold));
    gateway.refund(
        far.call(FarEnd.account(Map.of("refundPath", path)), now), move(payment, AMOUNT));
    assertThat(far.sent.getFirst().address()).contains("f003_ProcCode=" + processing + "&");
  }

  private void refusedUnsent(String why, Map<String, String> settings, MoneyMove move) {
    var far = new FarEnd();
    var answer = gateway.refund(far.call(settings), move);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.said()).contains(why));
    assertThat(far.sent).isEmpty();
  }

  @Test
  void what_cannot_be_refunded_is_refused_before_anything_is_sent() {
    var part = Money.of(100, "MYR");
    var late = Map.of("refundPath", "C05");
    refusedUnsent("whole amount only", Map.of(), move(sale(), part));
    refusedUnsent("part is not switched on", late, move(sale(), part));
    refusedUnsent(
        "retrieval number", late, move(payment("card", Capture.AUTOMATIC, Map.of()), AMOUNT));
    refusedUnsent(
        "online banking",
        Map.of(),
        move(payment("upp", Capture.AUTOMATIC, with(SOLD, "f283_UPP_PM", "01")), AMOUNT));
    refusedUnsent(
        "online banking", Map.of(), move(payment("fpx", Capture.AUTOMATIC, SOLD), AMOUNT));
    refusedUnsent("answerUrl", Map.of("answerUrl", ""), move(sale(), AMOUNT));
  }

  @Test
  void a_live_account_with_the_host_of_the_sandbox_moves_nothing() {
    var far = new FarEnd();
    var call = far.call(FarEnd.account(true, Map.of()), FarEnd.NOW);
    assertThat(gateway.refund(call, move(sale(), AMOUNT))).isInstanceOf(Answer.Refused.class);
    assertThat(gateway.capture(call, move(sale(), AMOUNT))).isInstanceOf(Answer.Refused.class);
    assertThat(gateway.ask(call, sale())).isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }

  @Test
  void nothing_is_sent_after_the_deadline() {
    var late = FarEnd.NOW.plusSeconds(172_801);
    var answer =
        gateway.refund(new FarEnd().call(FarEnd.account(Map.of()), late), move(sale(), AMOUNT));
    assertThat(answer).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void a_hold_is_captured_whole_or_voided() {
    var hold = payment("card", Capture.MANUAL, SOLD);
    var captured = message("0230", Map.of("f003_ProcCode", "003000"));
    assertThat(
            fact(gateway.capture(
                new FarEnd(replied(200, captured)).call(Map.of()), move(hold, AMOUNT))))
        .isEqualTo(new Fact.Captured(AMOUNT));
    var voided = message("0110", Map.of("f003_ProcCode", "023000"));
    assertThat(
            fact(gateway.voidAuthorization(
                new FarEnd(replied(200, voided)).call(Map.of()), move(hold, AMOUNT))))
        .isEqualTo(new Fact.Voided());
    var far = new FarEnd();
    assertThat(gateway.capture(far.call(Map.of()), move(hold, Money.of(1, "MYR"))))
        .isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }

  @Test
  void a_capture_in_progress_is_unknown_and_a_declined_one_refused() {
    var hold = payment("card", Capture.MANUAL, SOLD);
    for (var row : Map.of("22", Answer.Unknown.class, "05", Answer.Refused.class).entrySet()) {
      var said = Map.of("f003_ProcCode", "003000", "f009_RespCode", row.getKey());
      var far = new FarEnd(replied(200, message("0230", said)));
      assertThat(gateway.capture(far.call(Map.of()), move(hold, AMOUNT)))
          .isInstanceOf(row.getValue());
    }
  }

  @Test
  void a_stored_card_is_charged_only_behind_its_switch() {
    var token = new Secret("8815023000256377123 2710");
    var charged = message("0210", Map.of("f003_ProcCode", "003000", "f023_RRN", "601514167159"));
    var answer =
        gateway.charge(
            new FarEnd(replied(200, charged)).call(Map.of()), move(sale(), AMOUNT), token);
    assertThat(fact(answer)).isEqualTo(new Fact.Captured(AMOUNT));
    assertThat(((Answer.Done<Report>) answer).value().furtherIds())
        .isEqualTo(Map.of("f023_RRN", "601514167159", "f008_POSCond", "73"));
    var far = new FarEnd();
    assertThat(gateway.charge(far.call(Map.of("storedCharges", "off")), move(sale(), AMOUNT), token))
        .isInstanceOf(Answer.Refused.class);
    assertThat(gateway.charge(far.call(Map.of()), move(sale(), AMOUNT), new Secret("8815023000")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }
}
