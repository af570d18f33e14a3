package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.kit.FormText;

/// Everything the dialect sends, byte for byte, in golden files. `-Dgolden.write=true` writes them
/// anew. The secure code is invented.
class OceanpaymentSentTest {
  private static final Oceanpayment GATEWAY = new Oceanpayment();
  static final Secret TOKEN = new Secret("3f0a6a52-0c1d-4e5b-9a77-5d1c2b3a4f60");
  static final Map<String, String> CHARGES =
      Map.of("storedMethods", "payments", "serviceMode", "S1", "chargeEmail", "pay@shop.example");

  record Sent(String name, Map<String, String> settings, Consumer<GatewayCall> does) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Consumer<GatewayCall> opens(long minor, String currency, String method) {
    return call -> GATEWAY.open(call, Asked.anna(Money.of(minor, currency), method));
  }

  private static PaymentRef known() {
    return FarEnd.payment(FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Money.of(4990, "USD"));
  }

  static Stream<Sent> sent() {
    var withRefund =
        new PaymentRef(
            FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Map.of(), Money.of(4990, "USD"),
            Capture.AUTOMATIC, "card", FarEnd.NOW,
            List.of(
                new RefundRef("RF-000045", Optional.of("7700123"), Money.of(1000, "USD"))));
    return Stream.of(
        new Sent("trade", Map.of(), opens(4990, "USD", "card")),
        new Sent("trade-ringgit", Map.of(), opens(5500, "MYR", "card")),
        new Sent(
            "trade-yen",
            Map.of("confirmedCurrencies", "JPY:0", "methods", "konbini"),
            opens(1200, "JPY", "konbini")),
        new Sent(
            "trade-dinar",
            Map.of("confirmedCurrencies", "KWD:2"),
            opens(4990, "KWD", "card")),
        new Sent(
            "trade-klarna",
            Map.of("methods", "klarna", "klarna", "on"),
            opens(4990, "EUR", "klarna")),
        new Sent(
            "trade-hold",
            Map.of("preAuthorization", "on"),
            call ->
                GATEWAY.open(
                    call, Asked.asked(Money.of(4990, "USD"), "card", Capture.MANUAL, false))),
        new Sent(
            "trade-sale", Map.of("preAuthorization", "on"), opens(4990, "USD", "card")),
        new Sent(
            "trade-wallet", Map.of("methods", "alipay_web"), opens(4990, "USD", "alipay_web")),
        new Sent(
            "trade-cash-baht",
            Map.of("methods", "tha_direct_cash"),
            opens(150000, "THB", "tha_direct_cash")),
        new Sent(
            "trade-all-known",
            Map.of(),
            call -> GATEWAY.open(call, Asked.by(Asked.JOSE, Money.of(12000, "EUR")))),
        new Sent("query", Map.of(), call -> GATEWAY.ask(call, known())),
        new Sent(
            "query-hundred", Map.of(),
            call ->
                GATEWAY.askAll(
                    call,
                    IntStream.rangeClosed(1, 100)
                        .mapToObj(i ->
                            FarEnd.payment("SO-" + i, Optional.empty(), Money.of(1, "USD")))
                        .toList())),
        new Sent("query-refund", Map.of(), call -> GATEWAY.ask(call, withRefund)),
        new Sent(
            "lists", Map.of(), call -> GATEWAY.list(call, FarEnd.NOW, FarEnd.NOW.plusSeconds(60))),
        new Sent(
            "lists-second-page",
            Map.of(),
            call -> GATEWAY.list(call, FarEnd.NOW, FarEnd.NOW.plusSeconds(60))),
        new Sent(
            "refund-yen", Map.of("confirmedCurrencies", "JPY:0"),
            call -> GATEWAY.refund(call, move(600, "JPY"))),
        new Sent(
            "refund-dinar", Map.of("confirmedCurrencies", "KWD:2"),
            call -> GATEWAY.refund(call, move(1500, "KWD"))),
        new Sent(
            "capture-yen", Map.of("confirmedCurrencies", "JPY:2"),
            call -> GATEWAY.capture(call, move(1200, "JPY"))),
        new Sent(
            "capture-without-amount", Map.of("amountWithCapture", "off"),
            call -> GATEWAY.capture(call, FarEnd.move(4990, true))),
        new Sent("refund", Map.of(), call -> GATEWAY.refund(call, FarEnd.move(1000, false))),
        new Sent("refund-all", Map.of(), call -> GATEWAY.refund(call, FarEnd.move(4990, true))),
        new Sent("capture", Map.of(), call -> GATEWAY.capture(call, FarEnd.move(4990, true))),
        new Sent(
            "void", Map.of(), call -> GATEWAY.voidAuthorization(call, FarEnd.move(4990, true))),
        new Sent(
            "stored-charge", CHARGES,
            call ->
                GATEWAY.charge(
                    new GatewayCall(call.account(), call.wire(), call.now(), Asked.NOTICE),
                    FarEnd.move(4990, true),
                    TOKEN)),
        new Sent(
            "tracking", Map.of("trackingRecipe", "number"),
            call -> GATEWAY.shipped(call, known(), "DHL", "JD0146")),
        new Sent(
            "tracking-all", Map.of("trackingRecipe", "all"),
            call -> GATEWAY.shipped(call, known(), "https://dhl.example", "JD0146")));
  }

  /// All of a payment, which is whole; or a part of twice as much.
  private static MoneyMove move(long minor, String currency) {
    boolean whole = currency.equals("JPY") && minor == 1200;
    return new MoneyMove(
        FarEnd.payment(
            FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Money.of(whole ? minor : minor * 2, currency)),
        "RF-000045", Money.of(minor, currency), whole, "damaged item", FarEnd.NOW.plusSeconds(60));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void what_is_sent_is_the_golden_example(Sent sent) throws IOException {
    var page = "<response><results>00</results><totalpages>%d</totalpages></response>";
    int pages = sent.name().equals("lists-second-page") ? 2 : 1;
    var far =
        FarEnd.saying(
            page.formatted(pages), page.formatted(pages), page.formatted(pages),
            page.formatted(pages));
    if (sent.name().startsWith("query")) {
      far = FarEnd.saying("<response/>", "<response/>");
    }
    sent.does().accept(far.call(FarEnd.account(sent.settings())));
    far.assertSent(GATEWAY, sent.name());
  }

  static Stream<Sent> forms() {
    return Stream.of(
        new Sent("form", Map.of("mode", "form"), _ -> {}),
        new Sent("form-store-card", Map.of("storedMethods", "page"), _ -> {}));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void what_the_browser_posts_is_the_golden_example(Sent form) throws IOException {
    boolean stores = form.name().equals("form-store-card");
    var far = new FarEnd(new WireAnswer.NoReply("never asked"));
    var answer =
        GATEWAY.open(
            far.call(FarEnd.account(form.settings())),
            Asked.asked(Money.of(stores ? 0 : 4990, "USD"), "card", Capture.AUTOMATIC, stores));
    assertThat(far.sent).isEmpty();
    var page = (Page.Form) ((Answer.Done<Opened>) answer).value().page();
    FarEnd.assertGolden(
        GATEWAY,
        form.name(),
        "POST " + page.to().reveal() + "\n\n" + FormText.write(page.fields()) + "\n");
  }
}
