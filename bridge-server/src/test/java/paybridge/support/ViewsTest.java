package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.SavedViewRow;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// Filters that a person keeps under a name.
class ViewsTest {
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;
  private String csrf = "";
  private String views = "";

  @BeforeEach
  void open() {
    walk = new Walk(data);
    staff = new Browsing();
    views = walk.bridgeUrl + "/support/views";
    walk.bridge.people().add("sam@shop.example", "Sam", "support");
    walk.bridge.people().add("kim@shop.example", "Kim", "support");
    csrf = signIn(staff, "sam@shop.example");
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private String signIn(Browsing browser, String mail) {
    return value(
        browser.submit(walk.bridgeUrl + walk.bridge.people().signInLink(mail), Map.of()).html());
  }

  private static String value(String page) {
    var found = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Browsing.Seen keep(String name, Map<String, String> filters) {
    var fields = new HashMap<>(filters);
    fields.put("csrf", csrf);
    fields.putIfAbsent("page", "log");
    fields.put("name", name);
    return staff.submit(views, fields);
  }

  private List<SavedViewRow> kept() {
    return walk.bridge.parts().outside.database()
        .read(
            t ->
                t.savedViews()
                    .ofPerson(t.staff().findByEmail("sam@shop.example").orElseThrow().id()));
  }

  @Test
  void a_view_is_a_link_on_its_page_until_it_is_deleted() {
    var seen = keep("Nobody told", Map.of("text", "timed out", "result", "parked", "x", "1"));
    assertThat(seen.at().toString())
        .isEqualTo(walk.bridgeUrl + "/support/log?result=parked&text=timed+out");
    assertThat(seen.html())
        .contains("<a href=\"/support/log?result=parked&amp;text=timed+out\" aria-current=\"page\">Nobody told</a>");
    assertThat(staff.open(walk.bridgeUrl + "/support/log").html()).contains(">Nobody told</a>");
    assertThat(staff.open(walk.bridgeUrl + "/support/orders").html()).doesNotContain("Nobody told");
    assertThat(kept()).extracting(SavedViewRow::query).containsExactly("result=parked&text=timed+out");

    var delete = views + "/" + kept().getFirst().id() + "/delete";
    assertThat(staff.submit(delete, Map.of("csrf", "wrong", "page", "log")).status()).isEqualTo(403);
    assertThat(kept()).hasSize(1);
    var after = staff.submit(delete, Map.of("csrf", csrf, "page", "log", "result", "parked"));
    assertThat(after.at().toString()).isEqualTo(walk.bridgeUrl + "/support/log?result=parked");
    assertThat(after.html()).doesNotContain("Nobody told");
    assertThat(staff.submit(delete, Map.of("csrf", csrf)).status()).isEqualTo(404);
  }

  @Test
  void a_name_that_is_used_again_gets_the_new_filters_and_each_list_has_names_of_its_own() {
    keep("mine", Map.of("result", "parked"));
    keep("mine", Map.of("result", "retry"));
    keep("mine", Map.of("page", "orders", "word", "paid", "from", "2026-11-01"));
    assertThat(kept())
        .extracting(SavedViewRow::query)
        .containsExactlyInAnyOrder("result=retry", "word=paid&from=2026-11-01");
  }

  @Test
  void everybody_sees_and_deletes_only_her_own() {
    keep("Sams", Map.of("result", "parked"));
    try (var kim = new Browsing()) {
      var hers = signIn(kim, "kim@shop.example");
      assertThat(kim.open(walk.bridgeUrl + "/support/log").html()).doesNotContain("Sams");
      var delete = views + "/" + kept().getFirst().id() + "/delete";
      assertThat(kim.submit(delete, Map.of("csrf", hers, "page", "log")).status()).isEqualTo(404);
    }
    assertThat(kept()).hasSize(1);
  }

  @Test
  void what_cannot_be_kept_is_refused_by_its_field() {
    var filter = Map.of("result", "parked");
    var refused =
        List.of(
            List.of(keep("", filter), "The field “Name”"),
            List.of(keep("x".repeat(61), filter), "The field “Name”"),
            List.of(keep("card 4242 4242 4242 4242", filter), "The field “Name”"),
            List.of(keep("of ada@example.org", filter), "The field “Name”"),
            List.of(keep("card", Map.of("text", "4242424242424242")), "A filter holds a card number"),
            List.of(keep("mail", Map.of("text", "ada@example.org")), "A filter holds a card number"),
            List.of(keep("nothing", Map.of("unknown", "1")), "There is no filter"),
            List.of(keep("wrong", Map.of("result", "nonsense")), "The field “Result”"),
            List.of(keep("nowhere", Map.of("page", "shops", "result", "ok")), "The field “Page”"));
    for (var one : refused) {
      var page = (Browsing.Seen) one.getFirst();
      assertThat(page.status()).as((String) one.getLast()).isEqualTo(422);
      assertThat(page.html()).contains((String) one.getLast()).doesNotContain("4242");
    }
    assertThat(kept()).isEmpty();
    assertThat(keep("é".repeat(60), filter).status()).isEqualTo(200);
  }

  @Test
  void fifty_are_enough() {
    for (int i = 1; i <= 50; i++) {
      assertThat(keep("view " + i, Map.of("number", "" + i)).status()).isEqualTo(200);
    }
    assertThat(keep("one more", Map.of("number", "51")).html()).contains("50 views already");
    assertThat(keep("view 7", Map.of("number", "seven")).status()).isEqualTo(200);
    assertThat(kept()).hasSize(50);
  }
}
