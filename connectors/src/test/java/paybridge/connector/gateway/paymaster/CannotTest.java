package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.MethodSpec;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;

/// A law of every dialect, for each method and both activations of this one: what the gateway or
/// the method cannot do is refused, and no request reaches the wire. What it can do is not refused.
class CannotTest {
  private static final Money NOTHING = Money.of(0, "MYR");
  private static final Set<String> HOSTED = Set.of("upp", "card");
  private static final String METHODS =
      "upp, card, duitnow_obw, fpx:FPX1, my_wallet:TNG, duitnow_qr, alipayplus";

  /// @param holds the setting `holds`
  record Asked(
      String method, Money amount, Flow flow, Capture capture, boolean save, String holds) {
    /// Sales are for every method; holds, stored cards and checks of a card for the hosted page.
    boolean possible() {
      boolean sale = capture == Capture.AUTOMATIC && !save && !amount.isZero();
      boolean hosted = HOSTED.contains(method);
      boolean held = capture == Capture.AUTOMATIC || holds.equals("on");
      boolean something = !amount.isZero() || save;
      return flow == Flow.REDIRECT && (sale || (hosted && held && something));
    }

    Map<String, String> settings(String activation) {
      return Map.of("holds", holds, "activation", activation, "methods", METHODS);
    }

    OpenRequest request() {
      var like = FarEnd.request(method, amount, capture, save);
      return new OpenRequest(
          like.merchantReference(), like.displayedNumber(), amount, method, flow, capture, save,
          like.description(), like.shopper(), like.returnUrl(), like.notifyUrl());
    }
  }

  private static List<Asked> everything() {
    var all = new ArrayList<Asked>();
    for (var method : new PayMaster().methods(FarEnd.account(Map.of("methods", METHODS)))) {
      for (var amount : List.of(AMOUNT, NOTHING)) {
        for (var flow : Flow.values()) {
          for (var capture : Capture.values()) {
            for (var save : List.of(true, false)) {
              for (var holds : List.of("on", "off")) {
                all.add(new Asked(method.code(), amount, flow, capture, save, holds));
              }
            }
          }
        }
      }
    }
    return all;
  }

  static Stream<Asked> cannot() {
    return everything().stream().filter(asked -> !asked.possible());
  }

  static Stream<Asked> can() {
    return everything().stream().filter(Asked::possible);
  }

  private static Answer<Opened> open(FarEnd far, Asked asked, String activation) {
    return new PayMaster().open(far.call(asked.settings(activation)), asked.request());
  }

  @ParameterizedTest
  @MethodSource("cannot")
  void what_cannot_be_done_is_refused_and_nothing_reaches_the_wire(Asked asked) {
    for (var activation : List.of("LOCAL", "REMOTE")) {
      var far = new FarEnd(redirect("https://pay.example/p"));
      assertThat(open(far, asked, activation)).isInstanceOf(Answer.Refused.class);
      assertThat(far.sent).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("can")
  void what_can_be_done_is_not_refused(Asked asked) {
    var far = new FarEnd(redirect("https://pay.example/p"));
    assertThat(open(far, asked, "REMOTE")).isNotInstanceOf(Answer.Refused.class);
    assertThat(far.sent).hasSize(1);
  }

  /// What is told of a method is what its switches allow.
  @ParameterizedTest
  @MethodSource("can")
  void what_can_be_held_says_so(Asked asked) {
    var spec =
        new PayMaster().methods(FarEnd.account(asked.settings("LOCAL"))).stream()
            .filter(method -> method.code().equals(asked.method()))
            .findFirst()
            .orElseThrow();
    assertThat(asked.capture() == Capture.AUTOMATIC || spec.can().contains(MethodSpec.Can.CAPTURE))
        .isTrue();
  }
}
