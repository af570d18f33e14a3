package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Header;
import paybridge.connector.InOneLine;
import paybridge.connector.Money;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;

/// What the gateway answers to our calls: `answers/CALL-WHAT.http` is the raw answer, `.txt` one line
/// of what it means. The name begins with the call that is answered, and says the currency where it
/// is not the ringgit. The answers are signed by a script of their own.
class GoldenAnswersTest {
  private static final Path ROOM = Path.of("src/test/resources/examples/paymaster/answers");
  private final PayMaster gateway = new PayMaster();

  static Stream<String> names() throws IOException {
    try (var files = Files.list(ROOM)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".http"))
          .map(file -> file.substring(0, file.length() - ".http".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void an_answer_means_what_its_line_says(String name) throws IOException {
    var answer = answer(Files.readString(ROOM.resolve(name + ".http")));
    assertThat(meaning(name, answer) + "\n")
        .isEqualTo(Files.readString(ROOM.resolve(name + ".txt")));
  }

  private String meaning(String name, WireAnswer answer) {
    var asked = name.substring(0, name.indexOf('-') < 0 ? name.length() : name.indexOf('-'));
    var call = new FarEnd(answer).call(settings(asked));
    var sale = payment(amount(name));
    var move = FarEnd.move(sale, sale.amount());
    return switch (asked) {
      case "query" -> line(gateway.ask(call, sale), GoldenAnswersTest::reports);
      case "reversal", "refund" -> line(gateway.refund(call, move), GoldenAnswersTest::report);
      case "capture" -> line(gateway.capture(call, move), GoldenAnswersTest::report);
      case "void" -> line(gateway.voidAuthorization(call, move), GoldenAnswersTest::report);
      case "charge" ->
          line(
              gateway.charge(call, move, new Secret("8815023000256377123 2710")),
              GoldenAnswersTest::report);
      case "qr", "page" ->
          line(
              gateway.open(
                  call,
                  FarEnd.request(
                      asked.equals("qr") ? Methods.ALIPAY : "upp",
                      sale.amount(),
                      Capture.AUTOMATIC,
                      false)),
              GoldenAnswersTest::page);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Map<String, String> settings(String asked) {
    return Map.of(
        "confirmedCurrencies", "JPY:0, KWD:3",
        "activation", "REMOTE",
        "refundPath", asked.equals("refund") ? "C05" : "C15");
  }

  private static Money amount(String name) {
    return name.endsWith("-yen")
        ? Money.of(500, "JPY")
        : name.endsWith("-dinar") ? Money.of(4990, "KWD") : FarEnd.AMOUNT;
  }

  private static PaymentRef payment(Money amount) {
    return new PaymentRef(
        FarEnd.ORDER, Optional.empty(), Map.of("f023_RRN", "601514167159"), amount,
        Capture.AUTOMATIC, "card", FarEnd.NOW);
  }

  private static WireAnswer answer(String text) {
    int gap = text.indexOf("\n\n");
    var head = text.substring(0, gap).lines().toList();
    return new WireAnswer.Replied(
        Integer.parseInt(head.getFirst().split(" ")[1]),
        head.stream().skip(1).map(GoldenAnswersTest::header).toList(),
        text.substring(gap + 2).getBytes(StandardCharsets.UTF_8));
  }

  private static Header header(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private static <T> String line(Answer<T> answer, Function<T, String> done) {
    return switch (answer) {
      case Answer.Done<T>(var value) -> "done: " + done.apply(value);
      case Answer.Refused<T>(var reason, var said) -> "refused " + reason.spelling() + ": " + said;
      case Answer.NotSent<T>(var why, _) -> "not sent: " + why;
      case Answer.Unknown<T>(var why) -> "unknown: " + why;
    };
  }

  private static String report(Report report) {
    return reports(List.of(report));
  }

  private static String reports(List<Report> reports) {
    return InOneLine.of(new Reading.Genuine("answer", reports)).substring("genuine: ".length());
  }

  private static String page(Opened opened) {
    return switch (opened.page()) {
      case Page.Redirect(var to) -> "page " + to.reveal();
      case Page.QrCode(var payload) -> "code " + payload.reveal();
      default -> throw new AssertionError("neither a page nor a code");
    };
  }
}
