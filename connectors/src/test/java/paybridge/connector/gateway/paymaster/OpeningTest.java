package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.message;
import static paybridge.connector.gateway.paymaster.FarEnd.redirect;
import static paybridge.connector.gateway.paymaster.FarEnd.replied;
import static paybridge.connector.gateway.paymaster.FarEnd.request;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.MethodSpec;
import paybridge.connector.Money;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.WireAnswer;

class OpeningTest {
  private final PayMaster gateway = new PayMaster();

  private Answer<Opened> remote(WireAnswer answer) {
    return gateway.open(
        new FarEnd(answer).call(Map.of("activation", "REMOTE")),
        request("upp", AMOUNT, Capture.AUTOMATIC, false));
  }

  private static String to(Answer<Opened> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Page.Redirect) ((Answer.Done<Opened>) answer).value().page()).to().reveal();
  }

  @ParameterizedTest
  @CsvSource({
    "https://pay.example/p?x=1,https://pay.example/p?x=1",
    "/upp/faces/next.xhtml?s=2,https://sandbox.finexusgroup.com/upp/faces/next.xhtml?s=2"
  })
  void remote_hands_the_location_to_the_browser(String location, String page) {
    assertThat(to(remote(redirect(location)))).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({"http://pay.example/p", "javascript:alert(1)", "'http://['"})
  void a_location_that_is_no_safe_page_is_unknown(String location) {
    assertThat(remote(redirect(location))).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200,Unknown", "302,Unknown", "500,Unknown", "404,Refused", "403,Refused", "429,NotSent"
  })
  void remote_without_a_location_opens_nothing(int status, String kind) {
    assertThat(remote(replied(status, "<html>"))).extracting(a -> a.getClass().getSimpleName())
        .isEqualTo(kind);
  }

  private Answer<Opened> qr(WireAnswer answer) {
    return gateway.open(
        new FarEnd(answer).call(Map.of()),
        request("duitnow_qr", AMOUNT, Capture.AUTOMATIC, false));
  }

  @Test
  void a_qr_code_is_drawn_from_the_payload() {
    var answer = qr(replied(200, message("0190", Map.of("f370_QRPayload", "000201*QR"))));
    assertThat(answer).isInstanceOf(Answer.Done.class);
    var page = (Page.QrCode) ((Answer.Done<Opened>) answer).value().page();
    assertThat(page.payload().reveal()).isEqualTo("000201*QR");
  }

  @Test
  void a_qr_answer_without_a_payload_or_with_another_amount_is_unknown() {
    assertThat(qr(replied(200, message("0190", Map.of())))).isInstanceOf(Answer.Unknown.class);
    var other = Map.of("f370_QRPayload", "x", "f007_TxnAmt", "000000128090");
    assertThat(qr(replied(200, message("0190", other)))).isInstanceOf(Answer.Unknown.class);
    var declined = Map.of("f009_RespCode", "03");
    assertThat(qr(replied(200, message("0190", declined)))).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "fpx,1,AUTOMATIC,false,code of the institution",
    "duitnow_obw,1,MANUAL,false,Holding money",
    "duitnow_qr,1,AUTOMATIC,true,Only cards",
    "upp,0,AUTOMATIC,false,nothing to pay",
    "paypal,1,AUTOMATIC,false,does not offer"
  })
  void what_is_not_offered_is_refused_with_a_sentence(
      String method, long minor, Capture capture, boolean save, String why) {
    var far = new FarEnd();
    var answer =
        gateway.open(
            far.call(Map.of()), request(method, Money.of(minor, "MYR"), capture, save));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.said()).contains(why));
    assertThat(far.sent).isEmpty();
  }

  @Test
  void a_hold_is_refused_unless_it_is_switched_on() {
    var answer =
        gateway.open(
            new FarEnd().call(Map.of("holds", "off")),
            request("card", AMOUNT, Capture.MANUAL, false));
    assertThat(answer).isInstanceOf(Answer.Refused.class);
  }

  /// A card page a day, a bank a week; only codes are over with their half hour (section 12).
  @Test
  void a_payment_is_asked_about_for_as_long_as_money_may_come() {
    assertThat(gateway.methods(FarEnd.account(Map.of("methods", "card,upp,fpx:F1,duitnow_qr"))))
        .extracting(MethodSpec::window)
        .containsExactly(
            Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(7), Duration.ofMinutes(30));
  }

  @Test
  void a_bank_gets_its_code_by_the_setting_and_the_order_is_the_owners() {
    var account = FarEnd.account(Map.of("methods", "fpx:FPX1, card,nonsense, my_wallet:TNG"));
    assertThat(gateway.methods(account))
        .extracting(MethodSpec::code)
        .containsExactly("fpx", "card", "my_wallet");
    var answer =
        gateway.open(
            new FarEnd().call(account, FarEnd.NOW),
            request("fpx", AMOUNT, Capture.AUTOMATIC, false));
    assertThat(to(answer)).contains("f256_FICode=FPX1&");
  }
}
