package paybridge.connector.gateway.wooshpay;

import static paybridge.connector.FarEndInMemory.replied;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;

/// What is sent for each way in and each move, byte for byte, in golden files; `-Dgolden.write=true`
/// writes them anew. The shopper is Anna Bécker of Berlin.
class WooshPaySentTest {
  private static final WooshPay GATEWAY = new WooshPay();
  private static final Secret TOKEN = new Secret("cus_1 pm_1");

  /// @param answers in turn; one that says nothing, where none are named
  record Sent(
      String name,
      Map<String, String> settings,
      List<WireAnswer> answers,
      Consumer<GatewayCall> does) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Sent sent(String name, Consumer<GatewayCall> does, String... answers) {
    return sent(name, Map.of(), does, answers);
  }

  private static Sent sent(
      String name, Map<String, String> settings, Consumer<GatewayCall> does, String... answers) {
    var all = Stream.of(answers).map(body -> replied(200, body)).toList();
    return new Sent(name, settings, all.isEmpty() ? List.of(replied(200, "{}")) : all, does);
  }

  static Stream<Sent> pages() {
    return Stream.of(
        sent("hosted", call -> GATEWAY.open(call, Asked.hosted(2500, "USD"))),
        sent("hosted-yen", call -> GATEWAY.open(call, Asked.hosted(1200, "JPY"))),
        sent("hosted-ringgit", call -> GATEWAY.open(call, Asked.hosted(128_099, "MYR"))),
        sent("hosted-dinar", call -> GATEWAY.open(call, Asked.hosted(4990, "KWD"))),
        sent(
            "setup-anna",
            call ->
                GATEWAY.open(
                    call,
                    Asked.asked(
                        "card", Flow.REDIRECT, Money.of(0, "USD"), Capture.AUTOMATIC, true))),
        sent("widget-hold", call -> GATEWAY.open(call, Asked.widget(Capture.MANUAL, false))),
        sent(
            "widget-save",
            call -> GATEWAY.open(call, Asked.widget(Capture.AUTOMATIC, true)),
            "{\"id\":\"cus_1\",\"object\":\"customer\"}",
            "{}"));
  }

  static Stream<Sent> moves() {
    var session = Map.of("session", "cs_1");
    return Stream.of(
        sent("capture-yen", call -> GATEWAY.capture(call, FarEnd.move(Map.of(), 1200, "JPY"))),
        sent("capture-dinar", call -> GATEWAY.capture(call, FarEnd.move(Map.of(), 4990, "KWD"))),
        sent(
            "void-session",
            call -> GATEWAY.voidAuthorization(call, FarEnd.move(session, 2500, "USD")),
            "{}",
            FarEnd.intent("requires_capture", ",\"capture_method\":\"manual\""),
            "{}"),
        sent("refund", call -> GATEWAY.refund(call, FarEnd.move(Map.of(), 500, "USD"))),
        sent("refund-yen", call -> GATEWAY.refund(call, FarEnd.move(Map.of(), 1200, "JPY"))),
        sent(
            "refund-ringgit", call -> GATEWAY.refund(call, FarEnd.move(Map.of(), 128_099, "MYR"))),
        sent("refund-dinar", call -> GATEWAY.refund(call, FarEnd.move(Map.of(), 4990, "KWD"))),
        sent(
            "charge-dash",
            Map.of("offSessionName", "off-session"),
            call -> GATEWAY.charge(call, FarEnd.move(Map.of(), 1200, "JPY"), TOKEN)),
        sent(
            "close-intent",
            call -> GATEWAY.close(call, payment(Optional.of("pi_1"), Map.of(), 2500)),
            FarEnd.intent("requires_action", ""),
            FarEnd.intent("canceled", ""),
            FarEnd.intent("canceled", "")),
        sent(
            "ask-setup",
            call ->
                GATEWAY.ask(
                    call, payment(Optional.empty(), Map.of("setup_intent", "seti_1"), 0))),
        sent(
            "ask-setup-session",
            call -> GATEWAY.ask(call, payment(Optional.empty(), session, 0)),
            "{\"id\":\"cs_1\",\"setup_intent\":\"seti_1\"}",
            "{}"));
  }

  private static PaymentRef payment(
      Optional<String> intent, Map<String, String> ids, long minor) {
    return FarEnd.payment(intent, ids, Money.of(minor, "USD"));
  }

  @ParameterizedTest
  @MethodSource({"pages", "moves"})
  void what_is_sent_is_the_golden_example(Sent sent) throws IOException {
    var far = new FarEnd(sent.answers().toArray(WireAnswer[]::new));
    sent.does().accept(far.call(FarEnd.account(sent.settings())));
    far.assertSent(GATEWAY, sent.name());
  }
}
