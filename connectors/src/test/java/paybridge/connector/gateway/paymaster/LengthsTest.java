package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.replied;
import static paybridge.connector.gateway.paymaster.FarEnd.request;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;

/// How long the values of fields may be, and what happens to those that are longer.
class LengthsTest {
  private static final String LONG_ID = "123456789012345678901234567890123456789012345678901";
  private final PayMaster gateway = new PayMaster();

  /// Shorter ids are left-justified and filled with spaces (contract section 3).
  @ParameterizedTest
  @CsvSource({"card", "duitnow_qr"})
  void a_terminal_travels_in_eight_characters(String method) {
    var far = new FarEnd(replied(500, ""));
    var settings = Map.of("terminalId", "6000361", "activation", "REMOTE");
    gateway.open(far.call(settings), request(method, AMOUNT, Capture.AUTOMATIC, false));
    assertThat(far.sentText()).contains("&f354_TID=6000361+&");
  }

  @ParameterizedTest
  @CsvSource({
    "merchantId,0000000000123456,merchant id",
    "serviceId,ABCD,service id",
    "terminalId,600036145,terminal id"
  })
  void an_id_that_is_too_long_for_its_field_is_refused(String setting, String value, String named) {
    var far = new FarEnd();
    var answer =
        gateway.open(
            far.call(Map.of(setting, value, "activation", "REMOTE")),
            request("upp", AMOUNT, Capture.AUTOMATIC, false));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.said()).contains(named));
    assertThat(far.sent).isEmpty();
  }

  /// A changed or cut id could be that of another customer, whose cards the page would show.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "客户七", "CUST&77", "CUST=77", "José", LONG_ID})
  void a_card_is_stored_only_for_a_customer_id_that_travels_unchanged(String customer) {
    var far = new FarEnd();
    var answer =
        gateway.open(
            far.call(Map.of("activation", "REMOTE")),
            FarEnd.of(customer, request("card", AMOUNT, Capture.AUTOMATIC, true)));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.said()).contains("customer"));
    assertThat(far.sent).isEmpty();
  }

  /// Fields without a published length: open point 14.
  @Test
  void a_name_a_phone_and_an_address_are_at_most_forty_characters() {
    var far = new FarEnd(replied(500, ""));
    var asked = request("duitnow_obw", AMOUNT, Capture.AUTOMATIC, false);
    gateway.open(
        far.call(Map.of("activation", "REMOTE")),
        FarEnd.by("Aminah binti Haji Muhammad Ali of Kuala Lumpur", "0".repeat(41), asked));
    assertThat(far.sentText())
        .contains("&f268_CHName=Aminah+binti+Haji+Muhammad+Ali+of+Kuala&")
        .contains("&f279_HP=&");
  }
}
