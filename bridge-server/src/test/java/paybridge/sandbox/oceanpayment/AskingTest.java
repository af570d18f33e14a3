package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Queries and lists, and how strict every call is about who asks.
class AskingTest {
  private final RunningGateway running = new RunningGateway();

  @AfterEach
  void close() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/service/check/normal,results", "/service/QueryOrdersList,results",
    "/service/BusinessOrdersList,results", "/service/applyRefund,refund_results",
    "/service/queryRefund,refund_results", "/gateway/service/auth,pay_results"
  })
  void every_call_is_strict_about_account_terminal_and_signature(String path, String result) {
    var order = running.order("PB-1");
    assertThat(running.post(path, order).get(result)).isEqualTo("20003");
    order.put("signValue", "0".repeat(64));
    assertThat(running.post(path, order).get(result)).isEqualTo("20013");
    order.put("terminal", "99999901");
    assertThat(running.post(path, order).get(result)).isEqualTo("20004");
    order.remove("terminal");
    assertThat(running.post(path, order).get(result)).isEqualTo("20002");
    order.remove("account");
    assertThat(running.post(path, order).get(result)).isEqualTo("20001");
  }

  @Test
  void a_query_knows_up_to_a_hundred_orders_that_somebody_tried_to_pay() {
    running.pay(running.order("PB-1"), "no-code");
    running.open(running.order("PB-5"));
    running.pay(running.order("PB-6"), "stolen");
    var hundred = numbers(100);

    assertThat(running.query(hundred).all("order_number")).containsExactly("PB-6", "PB-1");
    assertThat(running.query(numbers(101)).get("results")).isEqualTo("99999");
    assertThat(running.query("PB-1,,PB-6").get("results")).isEqualTo("20017");
    assertThat(running.query("x".repeat(51)).get("results")).isEqualTo("20018");
    assertThat(running.query("").get("results")).isEqualTo("20017");
    assertThat(running.query("PB-5").body()).contains("<response/>");
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "PB-" + i)
        .collect(Collectors.joining(","));
  }

  @Test
  void lists_are_given_page_by_page() {
    var payment =
        running.pay(running.order("PB-1"), "no-code").hidden().getOrDefault("payment_id", "");
    for (int i = 10; i < 21; i++) {
      running.pay(running.order("PB-" + i), "no-code");
    }
    running.call(
        "/service/applyRefund", SignedText.REFUND,
        "payment_id", payment, "refund_number", "RF-1", "refund_type", "2",
        "refund_amount", "10.00", "refund_description", "damaged");

    var first = list("/service/QueryOrdersList", SignedText.LIST);
    assertThat(first.get("results")).isEqualTo("00");
    assertThat(first.get("count")).isEqualTo("12");
    assertThat(first.get("totalpages")).isEqualTo("2");
    assertThat(first.all("orderInfo")).hasSize(10);
    var second = list("/service/QueryOrdersList", SignedText.PAGED_LIST, "pages", "2");
    assertThat(second.all("order_number")).containsExactly("PB-10", "PB-1");
    var events = list("/service/BusinessOrdersList", SignedText.PAGED_LIST, "pages", "0");
    assertThat(events.all("type")).containsExactly("refund");
    assertThat(events.get("amount")).isEqualTo("10.00");
  }

  @Test
  void a_list_is_strict_about_its_window() {
    var path = "/service/BusinessOrdersList";
    var recipe = SignedText.PAGED_LIST;
    var wrong =
        Stream.of(
            list(path, recipe, "order_beginDate", "2026-11-01"),
            list(path, recipe, "order_beginDate", "2026-02-30 00:00:00"),
            list(path, recipe, "order_beginDate", "2026-11-03 00:00:00"),
            list(path, recipe, "order_beginDate", "2026-01-01 00:00:00"),
            list(path, recipe, "order_endDate", ""),
            list(path, recipe, "pages", "one"),
            list(path, recipe, "count", "11"),
            list(path, recipe, "date_type", "3"));

    assertThat(wrong.map(heard -> heard.get("results"))).containsOnly("99999");
  }

  private Heard list(String path, SignedText recipe, String... more) {
    var window =
        new String[] {
          "order_beginDate", "2026-10-31 00:00:00", "order_endDate", "2026-11-02 00:00:00"
        };
    return running.call(
        path, recipe,
        Stream.concat(Arrays.stream(window), Arrays.stream(more)).toArray(String[]::new));
  }
}
