package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.casefile.SaidFields;
import paybridge.casefile.SaidFields.Change;
import paybridge.db.MessageRow;

/// A message or a call whole: what was said, masked, in fields; and two of them side by side.
class RawViewTest {
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

  private List<String> links() {
    return Pattern.compile("href=\"(/support/orders/[^/\"]+/(?:messages|entries)/[^\"]+)\"")
        .matcher(staff.page())
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private MessageRow message() {
    return message("notification");
  }

  private MessageRow message(String channel) {
    return staff.books().read(t -> t.messages().ofOrder(staff.walk.order().id())).stream()
        .filter(it -> it.channel().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  private String path(MessageRow message) {
    return "/support/orders/" + staff.walk.order().id() + "/messages/" + message.id();
  }

  @Test
  void the_timeline_leads_to_everything_that_was_said_and_none_of_it_is_secret_or_personal() {
    var links = links();
    assertThat(links).hasSizeGreaterThan(2).contains(path(message()));
    assertThat(links).anyMatch(link -> link.contains("/entries/"));
    var attempt =
        staff.books().read(t -> t.payments().ofOrder(staff.walk.order().id())).getFirst();
    for (var link : links) {
      var seen = staff.open(link);
      assertThat(seen.status()).as(link).isEqualTo(200);
      assertThat(seen.html())
          .as(link)
          .doesNotContain("ada@example.org", "Ada Example", "4242424242424242", "whsec_")
          .doesNotContain(attempt.token(), attempt.returnToken());
    }
  }

  @Test
  void a_message_says_whether_its_signature_fits_and_why_when_it_came_and_what_came_of_it() {
    assertThat(Staff.text(staff.open(path(message())).html()))
        .contains(
            "Signature genuine: it fits the secret of the account sandbox",
            "Carried by the gateway itself", "Said, by its clock 2 Nov 2026 10:00:00",
            "Heard 2 Nov 2026 10:00:00", "Copies heard 1", "old news, still paid",
            "Headers POST", "webhook-id", "Body", "1290");
    assertThat(Staff.text(staff.open(path(message("return"))).html()))
        .contains("Carried by the shopper's browser", "What came of it ok: pending → paid");
  }

  @Test
  void a_call_shows_its_request_and_its_reply_in_fields() {
    var call = links().stream().filter(it -> it.contains("/entries/")).findFirst().orElseThrow();
    assertThat(Staff.text(staff.open(call).html()))
        .contains("Request POST http", "Reply 20", "Answer heard", "What came of it ok");
  }

  @Test
  void two_messages_are_compared_field_by_field() {
    staff.press("/refund", Map.of("amount", "2.50", "reason", "", "once", "x".repeat(43)));
    staff.press("/move", Map.of("kind", "refund", "amount", "2.50", "reason", "", "once", "x".repeat(43)));
    staff.walk.forward(java.time.Duration.ofSeconds(90));
    var messages = staff.books().read(t -> t.messages().ofOrder(staff.walk.order().id()));
    assertThat(messages).hasSizeGreaterThan(1);
    var page = staff.open(path(messages.getLast()) + "?with=" + messages.getFirst().id()).html();
    assertThat(page).contains("<caption>Fields that differ", "<th scope=\"row\">Body: ");
    assertThat(Staff.text(page)).contains("Compared with", "changed", "added");
    assertThat(page).doesNotContain("whsec_", "ada@example.org");
  }

  @Test
  void what_belongs_to_another_order_or_to_nobody_is_not_shown() {
    var mine = path(message());
    assertThat(staff.open(mine.replaceAll("[^/]+$", "nothing")).status()).isEqualTo(404);
    assertThat(staff.open(mine.replaceAll("orders/[^/]+", "orders/other")).status()).isEqualTo(404);
    var other = staff.open(mine + "?with=nothing");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.html()).doesNotContain("Compared with");
  }

  @Test
  void fields_are_read_from_every_shape_that_masking_gives() {
    assertThat(SaidFields.of("{\n  id: 7\n  items: [\n    {\n      sku: a\n    }\n    two\n  ]\n}"))
        .containsExactly(
            Map.entry("id", "7"), Map.entry("items[1].sku", "a"), Map.entry("items[2]", "two"));
    assertThat(SaidFields.of("response: \n  amount cur=EUR: 12\n  note: a\n  note: b"))
        .containsExactly(
            Map.entry("response.amount cur=EUR", "12"), Map.entry("response.note", "a"),
            Map.entry("response.note (2)", "b"));
    assertThat(SaidFields.of("a = 1\na = •••\nb = ")).containsExactly(
        Map.entry("a", "1"), Map.entry("a (2)", "•••"), Map.entry("b", ""));
    assertThat(SaidFields.of("no fields here\nat all")).containsExactly(Map.entry("", "no fields here\nat all"));
    assertThat(SaidFields.of("")).isEmpty();
  }

  @Test
  void added_removed_and_changed_fields_are_told_apart() {
    var diff =
        SaidFields.diff(
            SaidFields.of("a = 1\nb = 2\nc = 3"), SaidFields.of("a = 1\nb = 9\nd = 4"));
    assertThat(diff.same()).isEqualTo(1);
    assertThat(diff.changes())
        .containsExactly(
            new Change("b", "changed", "2", "9"),
            new Change("c", "removed", "3", ""),
            new Change("d", "added", "", "4"));
  }
}
