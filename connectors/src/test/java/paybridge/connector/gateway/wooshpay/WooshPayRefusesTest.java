package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.MethodSpec;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;

/// What the gateway or the chosen method cannot do is refused before anything is sent: a way in, a
/// hold, storing, or an amount of nothing.
class WooshPayRefusesTest {
  /// Contract section 13.2: cards, and the wallets that can recur.
  private static final Set<String> RECUR =
      Set.of(
          "card", "alipay", "alipay_hk", "boost", "dana", "gcash", "kakaopay", "touchngo",
          "truemoney");

  private final WooshPay gateway = new WooshPay();
  private final FarEnd far = FarEnd.saying("{}", "{}");

  /// Every method in every way, held or not, stored or not, of something or of nothing.
  static List<OpenRequest> everything() {
    var all = new ArrayList<OpenRequest>();
    for (var method : MethodTable.listed()) {
      for (var flow : Flow.values()) {
        for (var capture : Capture.values()) {
          for (boolean save : List.of(true, false)) {
            for (long minor : List.of(0L, 100_000L)) {
              all.add(Asked.asked(method.code(), flow, money(method, minor), capture, save));
            }
          }
        }
      }
    }
    return all;
  }

  private static Money money(MethodSpec method, long minor) {
    return Money.of(minor, method.currencies().stream().sorted().findFirst().orElse("JPY"));
  }

  /// Sections 7, 8.2 and 13.1, and the table of section 14.
  private static boolean possible(OpenRequest asked) {
    boolean card = asked.method().equals("card");
    if (asked.amount().isZero()) {
      return asked.save() && card && asked.flow() == Flow.REDIRECT;
    }
    if (asked.capture() == Capture.MANUAL && !card) {
      return false;
    }
    return switch (asked.flow()) {
      case REDIRECT -> !asked.save() && !asked.method().equals("ovo");
      case WIDGET -> !asked.save() || RECUR.contains(asked.method());
      case DIRECT -> !asked.save() && !card;
    };
  }

  @ParameterizedTest
  @MethodSource("everything")
  void what_cannot_be_done_is_refused_and_nothing_is_sent(OpenRequest asked) {
    var answer = gateway.open(far.call(), asked);
    if (possible(asked)) {
      assertThat(far.sent).isNotEmpty();
    } else {
      assertThat(answer).isInstanceOf(Answer.Refused.class);
      assertThat(far.sent).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gcash,USD,2500", "ideal,CNY,2500", "fpx,SGD,2500", "card,BHD,2500", "card,IDR,2550",
    "weather,USD,2500", "pix,BRL,299", "pix,BRL,1467701", "truemoney,THB,700001"
  })
  void a_currency_or_amount_that_the_method_has_not_is_refused_and_nothing_is_sent(
      String method, String currency, long minor) {
    for (var flow : List.of(Flow.REDIRECT, Flow.WIDGET)) {
      var asked =
          Asked.asked(method, flow, Money.of(minor, currency), Capture.AUTOMATIC, false);
      assertThat(gateway.open(far.call(), asked)).isInstanceOf(Answer.Refused.class);
    }
    assertThat(far.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "widgetScript,''", "widgetScript,http://js.example/w.js", "publishableKey,''",
    "publishableKey,pk_live_example", "publishableKey,sk_test_example", "widgetInit,alert(1)"
  })
  void the_widget_without_its_settings_is_refused_and_nothing_is_sent(String name, String value) {
    var account = FarEnd.account(Map.of(name, value));
    for (boolean save : List.of(true, false)) {
      assertThat(gateway.open(far.call(account), Asked.widget(Capture.AUTOMATIC, save)))
          .isInstanceOfSatisfying(
              Answer.Refused.class, refused -> assertThat(refused.said()).contains(name));
    }
    assertThat(far.sent).isEmpty();
  }
}
