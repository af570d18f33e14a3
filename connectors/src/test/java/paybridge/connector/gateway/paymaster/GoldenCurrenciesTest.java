package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.move;
import static paybridge.connector.gateway.paymaster.FarEnd.replied;
import static paybridge.connector.gateway.paymaster.FarEnd.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Money;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;

/// Every message about money once in yen or in dinars, and what is rarer: a terminal, the refund of a
/// charge, the question about a refund. Beside [GoldenMessagesTest]; the files are written alike.
class GoldenCurrenciesTest {
  private static final Money YEN = Money.of(500, "JPY");
  private static final Money DINARS = Money.of(4990, "KWD");
  private static final Map<String, String> SETTINGS =
      Map.of("confirmedCurrencies", "JPY:0, KWD:3");
  private static final Map<String, String> SOLD =
      Map.of(
          "f023_RRN", "601514167159",
          "f004_PAN", "545301XXXXXX5323",
          "f005_ExpDate", "2710",
          "f006_TxnDtTm", "20260115143251");
  private static final Map<String, String> CHARGED =
      Map.of("f023_RRN", "601514167159", "f008_POSCond", "73");
  private final PayMaster gateway = new PayMaster();

  private static PaymentRef payment(Money amount, Map<String, String> ids) {
    return new PaymentRef(
        FarEnd.ORDER, Optional.empty(), ids, amount, Capture.AUTOMATIC, "card",
        Instant.parse("2026-01-15T06:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "capture-yen", "void-dinar", "reversal-yen", "refund-dinar", "reversal-of-charge",
        "refund-of-charge"
      })
  void a_message_that_moves_money_is_sent_as_its_file_says(String name) throws IOException {
    var later = Instant.parse("2026-01-16T07:05:05Z");
    var far = new FarEnd(replied(500, ""));
    var account = FarEnd.account(SETTINGS);
    var today = far.call(account, FarEnd.NOW);
    var tomorrow = far.call(account, later);
    var answer =
        switch (name) {
          case "capture-yen" -> gateway.capture(today, move(payment(YEN, SOLD), YEN));
          case "void-dinar" ->
              gateway.voidAuthorization(today, move(payment(DINARS, SOLD), DINARS));
          case "reversal-yen" -> gateway.refund(today, move(payment(YEN, SOLD), YEN));
          case "refund-dinar" -> gateway.refund(tomorrow, move(payment(DINARS, SOLD), DINARS));
          case "reversal-of-charge" ->
              gateway.refund(
                  today, move(payment(FarEnd.AMOUNT, CHARGED), FarEnd.AMOUNT));
          case "refund-of-charge" ->
              gateway.refund(
                  tomorrow, move(payment(FarEnd.AMOUNT, CHARGED), FarEnd.AMOUNT));
          default -> throw new IllegalArgumentException(name);
        };
    assertThat(answer).isInstanceOf(Answer.Unknown.class);
    far.assertSent(gateway, name);
  }

  @Test
  void a_page_in_yen_and_one_of_a_terminal_are_opened_as_their_files_say() throws IOException {
    var yen = new FarEnd().call(SETTINGS);
    assertPage("page-yen", gateway.open(yen, request("upp", YEN, Capture.AUTOMATIC, false)));
    var terminal = new FarEnd().call(Map.of("terminalId", "6000361"));
    assertPage(
        "page-terminal",
        gateway.open(terminal, request("upp", FarEnd.AMOUNT, Capture.AUTOMATIC, false)));
  }

  private void assertPage(String name, Answer<Opened> answer) throws IOException {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    var page = (Page.Redirect) ((Answer.Done<Opened>) answer).value().page();
    FarEnd.assertGolden(gateway, name, "GET " + page.to().reveal() + "\n\n");
  }

  /// First the payment, then the refund by its own reference.
  @Test
  void a_refund_is_asked_about_as_its_file_says() throws IOException {
    var paid =
        Files.readString(
            Path.of("src/test/resources/examples/paymaster/answers/query-paid.http"));
    var far = new FarEnd(replied(200, paid.substring(paid.indexOf("\n\n") + 2)), replied(500, ""));
    var open = List.of(new RefundRef(FarEnd.REFUND, Optional.empty(), FarEnd.AMOUNT));
    var sale =
        new PaymentRef(
            FarEnd.ORDER, Optional.empty(), SOLD, FarEnd.AMOUNT, Capture.AUTOMATIC, "card",
            FarEnd.NOW, open);
    assertThat(gateway.ask(far.call(Map.of()), sale)).isInstanceOf(Answer.Done.class);
    far.assertSent(gateway, "query-refund");
  }
}
