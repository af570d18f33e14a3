package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;

/// What Oceanpayment or the chosen method cannot do is refused before anything leaves: no call goes
/// out, and the browser gets no form.
class OceanpaymentRefusalsTest {
  private static final Oceanpayment GATEWAY = new Oceanpayment();
  private static final Money SUM = Money.of(4990, "USD");
  private static final Money NOTHING = Money.of(0, "USD");

  record Wish(String name, Map<String, String> settings, OpenRequest request) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Wish wish(String name, Map<String, String> settings, OpenRequest request) {
    return new Wish(name, settings, request);
  }

  private static OpenRequest asks(Money amount, String method) {
    return Asked.anna(amount, method);
  }

  private static OpenRequest holds(String method) {
    return Asked.asked(SUM, method, Capture.MANUAL, false);
  }

  private static OpenRequest saves(Money amount, String method) {
    return Asked.asked(amount, method, Capture.AUTOMATIC, true);
  }

  private static OpenRequest by(Flow flow, OpenRequest asked) {
    return new OpenRequest(
        asked.merchantReference(), asked.displayedNumber(), asked.amount(), asked.method(), flow,
        asked.capture(), asked.save(), asked.description(), asked.shopper(), asked.returnUrl(),
        asked.notifyUrl());
  }

  static Stream<Wish> wishes() {
    var none = Map.<String, String>of();
    var wallet = Map.of("methods", "card, alipay_web", "preAuthorization", "on");
    var page = Map.of("storedMethods", "page");
    var tokens = Map.of("storedMethods", "payments", "methods", "card, alipay_web");
    return Stream.of(
        wish("a widget", none, by(Flow.WIDGET, asks(SUM, "card"))),
        wish("a direct payment", none, by(Flow.DIRECT, asks(SUM, "card"))),
        wish("a card stored by a widget", page, by(Flow.WIDGET, saves(NOTHING, "card"))),
        wish("a hold without its switch", none, holds("card")),
        wish("a hold by a wallet", wallet, holds("alipay_web")),
        wish("a hold by a method nobody named", wallet, holds("giropay")),
        wish("a card stored without its switch", none, saves(SUM, "card")),
        wish("a wallet stored", tokens, saves(SUM, "alipay_web")),
        wish("a wallet stored without a payment", page, saves(NOTHING, "alipay_web")),
        wish("a card stored without a payment, where only payments store", tokens,
            saves(NOTHING, "card")),
        wish("a card stored without a payment, where nothing stores", none, saves(NOTHING, "card")),
        wish("nothing to pay", none, asks(NOTHING, "card")),
        wish("nothing to hold", wallet, Asked.asked(NOTHING, "card", Capture.MANUAL, false)),
        wish("a method nobody named", none, asks(SUM, "giropay")),
        wish("a method that is none", none, asks(SUM, "weather")),
        wish("Klarna without its switch", Map.of("methods", "klarna"), asks(SUM, "klarna")),
        wish("Konbini in dollars", Map.of("methods", "konbini"), asks(SUM, "konbini")),
        wish("Giropay in dollars", Map.of("methods", "giropay"), asks(SUM, "giropay")),
        wish("yen that nobody confirmed", none, asks(Money.of(1200, "JPY"), "card")),
        wish("a dinar's third decimal", Map.of("confirmedCurrencies", "KWD:2"),
            asks(Money.of(4995, "KWD"), "card")));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void what_cannot_be_done_is_refused_before_anything_leaves(Wish wish) {
    for (var mode : List.of("server", "form")) {
      var settings = new HashMap<>(wish.settings());
      settings.put("mode", mode);
      var far = new FarEnd();
      assertThat(GATEWAY.open(far.call(FarEnd.account(settings)), wish.request()))
          .as(mode)
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              no -> assertThat(no.reason()).isEqualTo(DeclineReason.CONFIGURATION));
      assertThat(far.sent).as(mode).isEmpty();
    }
  }

  @Test
  void by_form_a_hold_that_no_query_could_confirm_is_refused() {
    var account = FarEnd.account(Map.of("preAuthorization", "on", "mode", "form"));
    assertThat(GATEWAY.open(new FarEnd().call(account), holds("card")))
        .isInstanceOf(Answer.Refused.class);
  }

  static Stream<Function<GatewayCall, Answer<?>>> moves() {
    return Stream.of(
        call -> GATEWAY.capture(call, FarEnd.move(1000, false)),
        call -> GATEWAY.charge(call, FarEnd.move(4990, true), OceanpaymentSentTest.TOKEN),
        call -> GATEWAY.shipped(call, FarEnd.move(1, false).payment(), "DHL", "JD0146"));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void a_move_that_cannot_be_done_or_is_off_is_refused_before_anything_leaves(
      Function<GatewayCall, Answer<?>> move) {
    var far = new FarEnd();
    assertThat(move.apply(far.call())).isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }
}
