package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.MethodSpec;

/// Keys, hosts and codes of methods as owners type them (contract sections 1 and 14).
class WooshPaySettingsTest {
  private final WooshPay gateway = new WooshPay();

  @ParameterizedTest
  @CsvSource({
    "false,sk_test_1,https://API.wooshpay.com",
    "false,sk_test_1,https://api.wooshpay.com:443",
    "false,sk_test_1,https://api.wooshpay.com/v1",
    "true,sk_live_1,https://ApiTest.wooshpay.com/",
    "true,sk_live_1,https://api.whooshpay.com",
    "false,sk_test_1,http://apitest.wooshpay.com",
    "true,sk_live_1,http://api.wooshpay.com"
  })
  void a_key_goes_to_its_own_host_only_and_never_in_the_clear(
      boolean live, String key, String host) {
    var far = FarEnd.saying("{}");
    var account = FarEnd.account(live, key, Map.of("baseUrl", host));
    assertThat(gateway.open(far.call(account), Asked.hosted(2500, "USD")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "false,sk_test_1,https://apitest.wooshpay.com/",
    "true,sk_live_1,https://API.wooshpay.com",
    "false,sk_test_1,http://127.0.0.1:8080",
    "false,sk_test_1,''"
  })
  void a_key_goes_to_its_own_host_or_to_a_stand_in(boolean live, String key, String host) {
    var far = FarEnd.saying("{}");
    var account = FarEnd.account(live, key, Map.of("baseUrl", host));
    assertThat(gateway.open(far.call(account), Asked.hosted(2500, "USD")))
        .isInstanceOf(Answer.Unknown.class);
    assertThat(far.sent).hasSize(1);
  }

  /// WooshPay's page prints one of them as `EPS`.
  @ParameterizedTest
  @CsvSource({"EPS,eps", "Card,card"})
  void a_code_is_known_in_either_case(String typed, String code) {
    assertThat(gateway.methods(FarEnd.account(true, "sk_live_1", Map.of("methods", typed))))
        .extracting(MethodSpec::code)
        .containsExactly(code);
  }

  /// Section 14: these contradict the published list.
  @ParameterizedTest
  @ValueSource(strings = {"kakao_pay", "true_money", "union_pay", "visa", "mastercard"})
  void a_code_that_contradicts_the_list_is_not_offered(String code) {
    var values = Map.of("furtherMethods", code + " googlepay");
    assertThat(gateway.methods(FarEnd.account(true, "sk_live_1", values)))
        .extracting(MethodSpec::code)
        .containsExactly("card", "googlepay");
  }
}
