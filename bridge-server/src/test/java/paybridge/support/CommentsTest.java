package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.Personal;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.db.CommentRow;
import paybridge.history.Finding;
import paybridge.history.Verify;
import paybridge.truth.Cases;

/// What staff write about an order and whom they give its cases to: kept, proved, and forgotten with the
/// person.
class CommentsTest {
  private static final String WORDS = "Ada Example called.\nShe is <happy> & waits.";
  @TempDir Path data;
  private Staff staff;

  @BeforeEach
  void an_order_is_paid() {
    staff = new Staff(data);
    staff.order("approve");
  }

  @AfterEach
  void close() {
    staff.close();
  }

  private void write(String text) {
    assertThat(staff.press("/comments", Map.of("comment", text)).at().getQuery())
        .isEqualTo("did=comment");
  }

  private List<CommentRow> comments() {
    return staff.books().read(t -> t.comments().ofOrder(staff.walk.order().id()));
  }

  private ShopAnswer person(String action) {
    var parts = staff.walk.bridge.parts();
    return parts.personalData.answer(
        parts.directory.shop(staff.walk.order().shopId()),
        new ShopCall.Person(action, new Personal("ada@example.org"), 1));
  }

  private Verify.Report verify() {
    var outside = staff.walk.bridge.parts().outside;
    return new Verify(outside.database()::read, outside.vault(), data).run(true);
  }

  @Test
  void a_comment_stands_in_the_timeline_with_who_and_when_and_as_it_was_written() {
    staff.walk.forward(Duration.ofMinutes(12));
    write(WORDS.replace("\n", "\r\n"));
    assertThat(staff.page())
        .contains("comment by Sam", "10:12:00", "Ada Example called.\nShe is &lt;happy&gt; &amp; waits.");
    var sealed = Objects.requireNonNull(comments().getFirst().text());
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Ada", "happy");
  }

  @Test
  void a_card_number_too_much_text_and_nothing_are_refused_by_the_name_of_the_field() {
    var card = staff.press("/comments", Map.of("comment", "card 4242 4242 4242 4242"));
    assertThat(card.status()).isEqualTo(422);
    assertThat(card.html()).contains("The field “Comment” holds a card number").doesNotContain("4242 4242");
    assertThat(staff.press("/comments", Map.of("comment", "x".repeat(2_001))).html())
        .contains("The field “Comment” holds more than 2000 characters");
    assertThat(staff.press("/comments", Map.of("comment", "  ")).html())
        .contains("The field “Comment” is empty");
    write("x".repeat(2_000));
    assertThat(comments()).hasSize(1);
  }

  @Test
  void a_comment_is_in_the_history_and_one_that_was_changed_or_put_in_by_hand_is_found() {
    write(WORDS);
    assertThat(verify().findings()).isEmpty();
    staff.books().write(t -> t.handle().execute("update order_comment set at = at + 1"));
    assertThat(verify().findings())
        .extracting(Finding::toString)
        .anyMatch(it -> it.contains("its comment") && it.contains("is not what was written"));
  }

  @Test
  void a_comment_that_was_taken_out_by_hand_is_found() {
    write(WORDS);
    staff.books().write(t -> t.handle().execute("delete from order_comment"));
    assertThat(verify().findings())
        .extracting(Finding::toString)
        .anyMatch(it -> it.contains("its comment") && it.contains("not in the books any more"));
  }

  @Test
  void the_person_reads_it_and_when_she_is_forgotten_it_is_gone_and_the_history_holds() {
    write(WORDS);
    staff.walk.forward(Duration.ofHours(2));
    var read = (ShopAnswer.PersonIs) person("export");
    assertThat(read.orders().getFirst().data())
        .anySatisfy(it -> assertThat(it.value().reveal()).isEqualTo(WORDS));

    assertThat(person("erase")).isEqualTo(new ShopAnswer.PersonErased(1, 0, ""));
    staff.walk.settle();

    assertThat(staff.page())
        .contains("comment by Sam", "(erased, because the customer asked to be forgotten)")
        .doesNotContain("Ada Example");
    assertThat(comments())
        .singleElement()
        .satisfies(row -> assertThat(row.text()).isNull());
    assertThat(verify().findings()).isEmpty();
    write("A new one.");
    assertThat(staff.page()).contains("A new one.");
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void the_case_file_holds_no_comment() {
    write("The parcel went to the neighbour.");
    assertThat(staff.press("/case-file", Map.of()).html())
        .contains("order update")
        .doesNotContain("neighbour", "comment by");
  }

  @Test
  void a_case_is_given_to_somebody_else_and_put_off_for_as_long_as_one_wants() {
    staff.walk.bridge.people().add("kim@shop.example", "Kim", "support");
    var parts = staff.walk.bridge.parts();
    var id =
        staff.books()
            .write(
                t -> {
                  new Cases(parts.ids, staff.walk.clock())
                      .open(t, staff.walk.order(), "taken-less", "Less.", "gateway: paid");
                  return t.cases().ofOrder(staff.walk.order().id()).getLast().id();
                });
    var kim = staff.books().read(t -> t.staff().findByEmail("kim@shop.example")).orElseThrow().id();
    var one = "/cases/" + id;

    assertThat(staff.press(one + "/give", Map.of("to", kim)).at().getQuery()).isEqualTo("did=case-give");
    assertThat(Staff.text(staff.page())).contains("Kim looks at it", "case given", "to Kim, by Sam");
    assertThat(Staff.text(staff.open("/support").html())).contains("Less.", "Kim");
    assertThat(staff.press(one + "/give", Map.of("to", "nobody")).at().getQuery())
        .isEqualTo("did=case-gone");

    staff.press(one + "/later", Map.of("until", "hour"));
    assertThat(Staff.text(staff.page())).contains("put off until 2 Nov 2026 11:00:00", "put off for an hour");
    staff.press(one + "/later", Map.of("until", "week"));
    assertThat(Staff.text(staff.page())).contains("put off until 9 Nov 2026 10:00:00", "put off for a week");
    staff.press(one + "/later", Map.of("until", "tomorrow"));
    assertThat(Staff.text(staff.page())).contains("put off until 3 Nov 2026 10:00:00");
  }
}
