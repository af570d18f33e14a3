package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.DeclineReason;
import paybridge.walk.Browsing;

/// What can be written to a customer: true now, in three languages, and complete in each.
class CustomerTextTest {
  @TempDir Path data;

  private static String english(Staff staff) {
    return staff.page().replaceAll("(?s).*<textarea id=\"text-en\"[^>]*>(.*?)</textarea>.*", "$1");
  }

  private static void move(Staff staff, String amount) {
    var once = (amount.replace('.', '-') + "x".repeat(43)).substring(0, 43);
    staff.press(
        "/move", Map.of("kind", "refund", "amount", amount, "reason", "", "once", once));
  }

  @Test
  void every_language_has_every_sentence_with_the_same_places_and_no_other() {
    var needed = new TreeSet<>(List.of("greeting", "reference", "end"));
    Arrays.stream(CustomerText.State.values()).map(CustomerText.State::key).forEach(needed::add);
    Stream.of(DeclineReason.values()).map(CustomerText::declined).forEach(needed::addAll);
    assertThat(CustomerWords.LANGUAGES)
        .extracting(CustomerWords::code)
        .containsExactly("en", "zh-CN", "ms");
    for (var words : CustomerWords.LANGUAGES) {
      assertThat(new TreeSet<>(words.keys())).as(words.language()).isEqualTo(needed);
      for (var key : needed) {
        var sentence = words.sentences().getProperty(key);
        assertThat(sentence).as(words.code() + " " + key).isNotBlank().doesNotContain("�");
        assertThat(places(sentence))
            .as(words.code() + " " + key)
            .isEqualTo(places(CustomerWords.LANGUAGES.getFirst().sentences().getProperty(key)));
      }
    }
  }

  private static List<String> places(String sentence) {
    return Pattern.compile("\\{[^}]*}?").matcher(sentence).results().map(MatchResult::group).sorted().toList();
  }

  @Test
  void the_reasons_are_what_a_shopper_may_read() {
    var english = CustomerWords.LANGUAGES.getFirst();
    for (var reason : DeclineReason.values()) {
      assertThat(english.say(CustomerText.declined(reason).getFirst(), Map.of()))
          .isEqualTo(reason.forShopper());
    }
  }

  @Test
  void a_sentence_or_value_that_is_missing_is_an_error_and_a_value_is_never_a_place() {
    var sentences = new Properties();
    sentences.put("one", "Order {number}: {amount}");
    var words = new CustomerWords("xx", "Test", sentences);
    assertThatThrownBy(() -> words.say("two", Map.of())).hasMessageContaining("no sentence for two");
    assertThatThrownBy(() -> words.say("one", Map.of("number", "7"))).hasMessageContaining("amount");
    assertThat(words.say("one", Map.of("number", "{amount}$1", "amount", "5")))
        .isEqualTo("Order {amount}$1: 5");
  }

  @Test
  void before_it_is_paid_it_says_so_and_asks_not_to_pay_twice() {
    try (var staff = new Staff(data); var shopper = new Browsing()) {
      staff.walk.checkout(shopper);
      staff.walk.settle();
      assertThat(english(staff))
          .contains("order 1001", "not received a payment", "do not pay a second time");
      assertThat(staff.page()).contains("尚未收到此订单的付款", "Kami belum menerima pembayaran");
    }
  }

  @Test
  void paid_and_told_then_a_refund_on_its_way_then_made() {
    try (var staff = new Staff(data)) {
      staff.order("approve");
      assertThat(english(staff)).contains("12.90 EUR has arrived", "counts as paid");
      move(staff, "2.50");
      assertThat(english(staff)).contains("refund of 2.50 EUR is on its way");
      staff.walk.settle();
      staff.walk.forward(Duration.ofSeconds(90));
      assertThat(english(staff)).contains("2.50 EUR of it was refunded");
      move(staff, "10.40");
      staff.walk.settle();
      staff.walk.forward(Duration.ofSeconds(90));
      assertThat(english(staff)).contains("was refunded: 12.90 EUR goes back");
    }
  }

  @Test
  void paid_while_the_shop_is_being_told_says_why_it_may_still_look_unpaid() {
    try (var staff = new Staff(data)) {
      staff.order("approve");
      staff.books().write(t -> t.handle().execute("update shop_order set shop_paid = null"));
      assertThat(english(staff)).contains("being told of it just now", "Please do not pay again");
    }
  }

  @Test
  void a_decline_says_why_in_plain_words_and_what_to_do_and_never_calls_anybody_a_thief() {
    try (var staff = new Staff(data); var shopper = new Browsing()) {
      var visit = staff.walk.checkout(shopper);
      visit.pay("stolen");
      staff.walk.settle();
      assertThat(english(staff))
          .contains("try to pay 12.90 EUR was not approved", "The bank refused this card.", "page is still open");
      visit.pay("stolen");
      visit.pay("stolen");
      staff.walk.settle();
      assertThat(english(staff))
          .contains("payment of 12.90 EUR was not approved, and nothing was charged")
          .contains("The bank refused this card.", "another card", "please quote 1001-")
          .doesNotContain("stolen");
    }
  }

  @Test
  void while_nobody_knows_it_says_that_it_is_being_checked_and_a_person_is_named_where_one_looks() {
    try (var staff = new Staff(data)) {
      staff.order("approve");
      staff.books().write(t -> t.handle().execute("update payment set unknown = 1"));
      assertThat(english(staff)).contains("still being checked", "Please do not pay again");
      staff.books()
          .write(t -> t.handle().execute("update payment set unknown = 0, captured = 1500"));
      assertThat(english(staff)).contains("looked at by our staff");
    }
  }

  @Test
  void the_text_is_there_without_a_script_and_the_script_is_served() {
    try (var staff = new Staff(data)) {
      staff.order("approve");
      assertThat(staff.page())
          .contains("readonly", "data-copies=\"text-ms\" hidden", "src=\"/assets/copy.js\"");
      assertThat(staff.open("/assets/copy.js").html()).contains("clipboard");
    }
  }
}
