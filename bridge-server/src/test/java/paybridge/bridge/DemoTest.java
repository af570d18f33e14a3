package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each plays the published steps of a gateway, a refund and a forged message; a step without
/// evidence is a failure.
class DemoTest {
  private static int demo(String... more) {
    var words = new ArrayList<>(List.of("demo", "--check"));
    words.addAll(List.of(more));
    return Main.run(Map.of(), words.toArray(String[]::new));
  }

  @Test
  void the_demo_buys_something_and_all_three_books_agree() {
    assertThat(demo()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "wooshpay, redirect",
    "wooshpay, widget",
    "wooshpay, direct",
    "oceanpayment, server",
    "oceanpayment, form",
    "paymaster, local",
    "paymaster, remote"
  })
  void a_played_gateway_publishes_its_steps_refunds_and_is_not_fooled(String gateway, String way) {
    assertThat(demo("--gateway", gateway, "--flow", way)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"wooshpay, widget", "oceanpayment, form", "paymaster, local"})
  void a_person_in_a_browser_can_do_the_same(String gateway, String way) {
    assertThat(demo("--browser", "--gateway", gateway, "--mode", way)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"nobody, ''", "wooshpay, sideways", "sandbox, form"})
  void what_cannot_be_played_is_said_at_once(String gateway, String way) {
    assertThat(demo("--gateway", gateway, "--flow", way)).isEqualTo(2);
  }
}
