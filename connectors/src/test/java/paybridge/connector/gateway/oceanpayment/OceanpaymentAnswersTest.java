package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.GatewayCall;
import paybridge.connector.InOneLine;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;

/// What Oceanpayment answers to each call, `answers/CALL….xml`, and one line of what it means. The
/// end of a name is the currency that was asked in; without one it is 49.90 dollars. The files were
/// signed by a script of their own; `-Dgolden.write=true` writes the lines anew.
class OceanpaymentAnswersTest {
  private static final Oceanpayment GATEWAY = new Oceanpayment();
  private static final Path ROOM =
      Path.of("src/test/resources/examples/oceanpayment/answers");
  private static final List<String> CALLS =
      List.of(
          "trade", "query", "orders", "events", "refund-query", "refund", "capture", "void",
          "charge", "tracking");
  private static final String NO_MORE =
      "<response><results>00</results><totalpages>0</totalpages></response>";
  private static final RefundRef OPEN =
      new RefundRef("RF-000045", Optional.of("7700123"), Money.of(1000, "USD"));

  static Stream<String> names() throws IOException {
    try (var files = Files.list(ROOM)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".xml"))
          .map(file -> file.replace(".xml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String call(String name) {
    return CALLS.stream().filter(name::startsWith).findFirst().orElseThrow();
  }

  /// An account on which all is switched on, with words that were seen.
  private static Account account() {
    var settings = new HashMap<>(OceanpaymentSentTest.CHARGES);
    settings.put("confirmedCurrencies", "JPY:0, KWD:2");
    settings.put("refundDoneWords", "paid out");
    settings.put("refundFailedWords", "refund_status=failed");
    settings.put("heldWords", "held");
    settings.put("trackingRecipe", "number");
    return FarEnd.account(settings);
  }

  private static Money asked(String name) {
    return switch (name.substring(name.lastIndexOf('-') + 1)) {
      case "yen" -> Money.of(1200, "JPY");
      case "dinar" -> Money.of(4990, "KWD");
      case "ringgit" -> Money.of(5500, "MYR");
      default -> Money.of(4990, "USD");
    };
  }

  private static PaymentRef payment(Money asked, List<RefundRef> refunds) {
    return new PaymentRef(
        FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Map.of(), asked, Capture.AUTOMATIC, "card",
        FarEnd.NOW, refunds);
  }

  private static Answer<?> answer(String name) throws IOException {
    var said = Files.readString(ROOM.resolve(name + ".xml"));
    var money = asked(name);
    var payment = payment(money, List.of());
    var move =
        new MoneyMove(payment, "RF-000045", money, true, "asked", FarEnd.NOW.plusSeconds(60));
    return switch (call(name)) {
      case "trade" -> GATEWAY.open(hears(said), Asked.anna(money, "card"));
      case "query" -> GATEWAY.ask(hears(said), payment);
      case "orders" -> GATEWAY.list(hears(said, NO_MORE), FarEnd.NOW, FarEnd.NOW);
      case "events" -> GATEWAY.list(hears(NO_MORE, said), FarEnd.NOW, FarEnd.NOW);
      case "refund-query" ->
          GATEWAY.ask(hears("<response/>", said), payment(money, List.of(OPEN)));
      case "refund" -> GATEWAY.refund(hears(said), move);
      case "capture" -> GATEWAY.capture(hears(said), move);
      case "void" -> GATEWAY.voidAuthorization(hears(said), move);
      case "charge" -> GATEWAY.charge(hears(said), move, OceanpaymentSentTest.TOKEN);
      default -> GATEWAY.shipped(hears(said), payment, "DHL", "JD0146");
    };
  }

  private static GatewayCall hears(String... answers) {
    return FarEnd.saying(answers).call(account());
  }

  @ParameterizedTest
  @MethodSource("names")
  void an_answer_means_what_its_line_says(String name) throws IOException {
    var line = InOneLine.of(answer(name));
    var file = ROOM.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, line + "\n");
    }
    assertThat(line).isEqualTo(Files.readString(file).strip());
  }

  @Test
  void every_call_has_an_answer() throws IOException {
    assertThat(names().map(OceanpaymentAnswersTest::call).distinct())
        .containsExactlyInAnyOrderElementsOf(CALLS);
  }
}
