package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.truth.Cases;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;
import paybridge.work.Chance;

/// The list of orders: what it shows, how it is filtered, and its export.
class OrdersPageTest {
  private static final String MAIL = "sam@shop.example";
  private static final Pattern NUMBER = Pattern.compile("/support/orders/[0-9A-Z]{26}\">([^<]*)<");
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;
  private String orders = "";

  @BeforeEach
  void open() {
    walk = new Walk(data);
    staff = new Browsing();
    orders = walk.bridgeUrl + "/support/orders";
    walk.bridge.people().add(MAIL, "Sam", "support");
    staff.submit(walk.bridgeUrl + walk.bridge.people().signInLink(MAIL), Map.of());
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private String paid() {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    return walk.order().number();
  }

  /// An order of this day that nobody has tried to pay.
  private OrderRow made(String number, String day, String currency, long asked, String word, String flags) {
    var at = Instant.parse(day + "T12:00:00Z");
    var books = walk.bridge.parts().outside.database();
    var shop = books.read(t -> t.shops().findByName("tea")).orElseThrow();
    var row =
        new OrderRow(
            new Ids(() -> at, Chance.seeded(number.hashCode())).next(), shop.id(), "id-" + number,
            number, currency, asked, 1, 0, word, flags, "", null, 1,
            walk.bridge.parts().outside.vault().newOrderKey().wrapped(), "",
            at.toEpochMilli(), at.toEpochMilli());
    books.write(t -> t.orders().insert(row));
    return row;
  }

  /// The numbers in the list, in its order.
  private List<String> listed(String filters) {
    return NUMBER.matcher(staff.open(orders + filters).html()).results().map(it -> it.group(1)).toList();
  }

  @Test
  void every_order_stands_there_newest_first_with_what_is_true_of_it() {
    var number = paid();
    made("K-1", "2026-11-01", "JPY", 500, "pending", "");
    var page = staff.open(walk.bridgeUrl + "/support/orders");
    assertThat(listed("")).containsExactly(number, "K-1");
    assertThat(page.html())
        .contains("<a href=\"/support/orders\" aria-current=\"page\">Orders</a>")
        .contains("12.90 EUR", "500 JPY", ">paid<", ">pending<", ">test<", "processing", "nothing yet");
  }

  @Test
  void each_filter_lets_its_orders_pass_and_no_others() {
    var number = paid();
    made("K-1", "2026-10-30", "JPY", 500, "pending", "");
    var late = made("K-2", "2026-10-31", "EUR", 500, "paid", "unknown late");
    made("K-3", "2026-11-01", "EUR", 700, "declined", "unknown");
    var parts = walk.bridge.parts();
    var books = parts.outside.database();
    books.write(
        t -> {
          new Cases(parts.ids, walk.clock()).open(t, late, "late", "It came late.", "");
          return t;
        });
    var shop = books.read(t -> t.shops().findByName("tea")).orElseThrow().id();

    assertThat(listed("?shop=" + shop)).containsExactly(number, "K-3", "K-2", "K-1");
    assertThat(listed("?word=paid")).containsExactly(number, "K-2");
    assertThat(listed("?currency=JPY")).containsExactly("K-1");
    assertThat(listed("?from=2026-10-31&to=2026-11-01")).containsExactly("K-3", "K-2");
    assertThat(listed("?to=2026-10-30")).containsExactly("K-1");
    assertThat(listed("?money=test")).containsExactly(number);
    assertThat(listed("?money=live")).isEmpty();
    assertThat(listed("?flag=any")).containsExactly("K-3", "K-2");
    assertThat(listed("?flag=late")).containsExactly("K-2");
    assertThat(listed("?case=open")).containsExactly("K-2");
    assertThat(listed("?case=open&flag=late&word=paid&currency=EUR&from=2026-10-31&shop=" + shop))
        .containsExactly("K-2");
    assertThat(listed("?case=open&from=2026-11-01")).isEmpty();
    assertThat(listed("?flag=any&to=2026-10-31")).containsExactly("K-2");
    assertThat(staff.open(orders + "?money=live").html()).contains("No order fits this filter.");
  }

  @Test
  void the_form_leads_to_the_shortest_address_of_its_filters() {
    var seen = staff.open(orders + "?shop=&word=paid&flag=&from=&to=2026-11-02");
    assertThat(seen.at().toString()).isEqualTo(orders + "?word=paid&to=2026-11-02");
    assertThat(seen.html()).contains("<option selected>paid</option>", "value=\"2026-11-02\"");
    assertThat(staff.open(orders + "?shop=").at().toString()).isEqualTo(orders);
  }

  @Test
  void a_value_that_cannot_be_is_answered_by_the_name_of_its_field() {
    Map.of(
            "shop=none", "Shop", "word=payed", "Is", "currency=eur", "Currency", "from=yesterday",
            "From", "to=2026-02-30", "To", "money=real", "Money", "flag=red", "Flag", "case=closed",
            "Case", "from=2026-11-02&to=2026-11-01", "To", "before=1", "before")
        .forEach(
            (filter, field) -> {
              var page = staff.open(orders + "?" + filter);
              assertThat(page.status()).as(filter).isEqualTo(422);
              assertThat(page.html()).contains("The field “" + field + "”").doesNotContain("No order");
            });
    assertThat(staff.open(orders + ".csv?word=payed").html()).contains("The field “Is”");
  }

  @Test
  void a_long_list_goes_on_by_pages_that_keep_the_filters_and_miss_nobody() {
    var made = new ArrayList<String>();
    for (int i = 100; i < 220; i++) {
      made.add(made("N-" + i, "2026-10-01", "EUR", i, i % 2 == 0 ? "paid" : "pending", "").number());
    }
    var seen = new ArrayList<String>();
    var next = orders + "?word=paid";
    while (!next.isEmpty()) {
      var page = staff.open(next).html();
      NUMBER.matcher(page).results().forEach(it -> seen.add(it.group(1)));
      var older = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"").matcher(page);
      next = older.find() ? walk.bridgeUrl + older.group(1).replace("&amp;", "&") : "";
    }
    assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    assertThat(made).containsAll(seen);
  }

  @Test
  void the_export_says_each_sum_in_minor_units_and_as_text() throws IOException {
    var number = paid();
    made("K-1", "2026-11-01", "KWD", 1_005, "pending", "");
    made("=K-2", "2026-10-31", "JPY", 500, "pending", "");
    walk.forward(Duration.ofSeconds(1));
    var json = new ObjectMapper();
    var lines = staff.open(orders + ".jsonl").html().lines().toList();
    assertThat(lines).hasSize(3);
    var first = json.readTree(lines.getFirst());
    assertThat(first.path("order").asText()).isEqualTo(number);
    assertThat(first.path("captured_minor").asLong()).isEqualTo(1_290);
    assertThat(first.path("captured").asText()).isEqualTo("12.90");
    assertThat(first.path("created").asText()).isEqualTo("2026-11-02T10:00:00.000Z");
    assertThat(first.path("money").asText()).isEqualTo("test");
    assertThat(lines.get(1)).contains("\"exponent\":3,\"asked_minor\":1005,\"asked\":\"1.005\"");
    assertThat(staff.open(orders + ".csv?currency=JPY").html())
        .startsWith("id,created,changed,shop,order,is,flags,money,open_cases,shop_says,currency,exponent,asked_minor,asked,")
        .contains(",tea,'=K-2,pending,,,0,,JPY,0,500,500,0,0,0,0\r\n");
  }
}
