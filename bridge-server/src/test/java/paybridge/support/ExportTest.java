package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// The order-sync log as a file: what the filters select, whole, each line once, whatever happens
/// meanwhile.
class ExportTest {
  private static final String MAIL = "sam@shop.example";
  private static final ReadLog.Filter ALL = new ReadLog.Filter("", "", "", "");
  @TempDir Path data;
  private Walk walk;
  private Browsing staff;
  private Database books;
  private String log = "";

  @BeforeEach
  void open() {
    walk = new Walk(data);
    staff = new Browsing();
    books = walk.bridge.parts().outside.database();
    log = walk.bridgeUrl + "/support/log";
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    walk.bridge.people().add(MAIL, "Sam", "support");
    staff.submit(walk.bridgeUrl + walk.bridge.people().signInLink(MAIL), Map.of());
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  /// Writes so many lines of the order, in one transaction; their ids, newest last.
  private List<String> lines(int many, String result, String detail) {
    var order = walk.order();
    var ids = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      ids.add(walk.bridge.parts().ids.next());
    }
    books.write(
        t -> {
          ids.forEach(
              id ->
                  t.entries()
                      .insert(
                          new EntryRow(
                              id, walk.clock().millis(), order.shopId(), order.id(), null, null,
                              null, "bridge", "tested", result, detail, 7L, null, null)));
          return ids;
        });
    return ids;
  }

  private static List<JsonNode> objects(String lines) throws IOException {
    var json = new ObjectMapper();
    var objects = new ArrayList<JsonNode>();
    for (var line : lines.lines().toList()) {
      objects.add(json.readTree(line));
    }
    return objects;
  }

  private static List<String> ids(String lines) throws IOException {
    return objects(lines).stream().map(object -> object.path("id").asText()).toList();
  }

  /// All ids of the log, newest first.
  private List<String> inTheBooks() {
    var all = new ArrayList<>(
        books.read(t -> new ReadLog(100_000).page(t, ALL, "", 100_000)).lines().stream()
            .map(line -> line.id())
            .toList());
    assertThat(all).isSortedAccordingTo(Collections.reverseOrder());
    return all;
  }

  @Test
  void the_page_offers_both_files_with_its_filters_and_they_have_names_that_tell() throws IOException {
    var page = staff.open(log + "?text=zebra&result=note&other=1").html();
    assertThat(page)
        .contains("\"/support/log.csv?result=note&amp;text=zebra\"")
        .contains("\"/support/log.jsonl?result=note&amp;text=zebra\"");
    try (var csv = staff.download(log + ".csv?result=note&text=zebra").body()) {
      assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              "id,time,shop,order,order_id,direction,what,result,detail,took_ms,next_try\r\n");
    }
    var headers = staff.download(log + ".csv?result=note&text=zebra").headers();
    assertThat(headers.firstValue("Content-Type").orElseThrow())
        .isEqualTo("text/csv; charset=utf-8; header=present");
    assertThat(headers.firstValue("Content-Disposition").orElseThrow())
        .isEqualTo(
            "attachment; filename=\"paybridge-order-sync-log-2026-11-02T10-00-00Z-result-note-text.csv\"");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).isEqualTo("no-store");
  }

  @Test
  void many_pages_are_written_once_each_and_a_rare_line_is_found_at_the_bottom() throws IOException {
    var rare = lines(1, "parked", "a needle");
    lines(5_000, "ok", "hay → hay");
    assertThat(ids(staff.open(log + ".jsonl").html())).isEqualTo(inTheBooks());
    assertThat(ids(staff.open(log + ".jsonl?text=NEEDLE").html())).isEqualTo(rare);
    assertThat(ids(staff.open(log + ".jsonl?text=NEEDLE&number=" + walk.order().number()).html()))
        .isEqualTo(rare);
    assertThat(ids(staff.open(log + ".jsonl?result=parked").html())).isEqualTo(rare);
    var csv = staff.open(log + ".csv").html().split("\r\n");
    assertThat(csv).hasSize(1 + inTheBooks().size());
    assertThat(csv[1])
        .contains(",2026-11-02T10:00:00.000Z,tea,")
        .endsWith(",bridge,tested,ok,hay → hay,7,");
  }

  @Test
  void lines_that_are_written_meanwhile_neither_move_nor_join_those_of_the_export() throws IOException {
    lines(4_500, "ok", "before");
    var then = inTheBooks();
    var reads = new AtomicInteger();
    var busy =
        new Between(
            books,
            () -> {
              reads.incrementAndGet();
              lines(700, "ok", "meanwhile");
            });
    var out = new ByteArrayOutputStream();

    LogExport.of(busy, ALL).write(RowText.JSON_LINES, out);

    var ids = ids(out.toString(StandardCharsets.UTF_8));
    assertThat(reads).hasValueGreaterThan(3);
    assertThat(ids).doesNotHaveDuplicates().endsWith(then.toArray(String[]::new));
    assertThat(ids).as("what was there when the newest was read").hasSize(then.size() + 700);
  }

  @Test
  void somebody_reads_slowly_while_the_bridge_works_on() throws IOException {
    lines(6_000, "ok", "x".repeat(400));
    var then = inTheBooks();
    var file = new ByteArrayOutputStream();
    try (var body = staff.download(log + ".jsonl").body()) {
      file.write(body.readNBytes(100));
      for (int i = 0; i < 20; i++) {
        lines(50, "ok", "meanwhile");
        file.write(body.readNBytes(100_000));
      }
      body.transferTo(file);
    }
    assertThat(ids(file.toString(StandardCharsets.UTF_8))).isEqualTo(then);
  }

  @Test
  void an_export_that_cannot_go_on_says_so_in_its_last_line() throws IOException {
    lines(4_500, "ok", "before");
    for (var text : RowText.values()) {
      var reads = new AtomicInteger();
      var breaking =
          new Between(
              books,
              () -> {
                if (reads.incrementAndGet() > 2) {
                  throw new IllegalStateException("the disk is gone");
                }
              });
      var out = new ByteArrayOutputStream();
      LogExport.of(breaking, ALL).write(text, out);
      var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
      assertThat(lines.getLast()).contains("This export is not whole").doesNotContain("disk");
      assertThat(lines).as("the first page went out").hasSizeGreaterThan(2_000);
    }
  }

  @Test
  void what_a_spreadsheet_would_run_is_made_harmless_and_the_rest_stays_as_it_is() {
    var names = List.of("a", "b", "c", "d");
    for (var bad : List.of("=1+1", "+1", "-1", "@SUM(1)", "\t=1")) {
      assertThat(RowText.CSV.row(names, List.of(bad, 5, "x", -7L)))
          .isEqualTo("'" + bad + ",5,x,-7\r\n");
    }
    assertThat(RowText.CSV.row(names, List.of("=a,\"b\"", "two\nlines", "1=1", "é →")))
        .isEqualTo("\"'=a,\"\"b\"\"\",\"two\nlines\",1=1,é →\r\n");
  }

  @Test
  void a_value_that_a_filter_cannot_have_is_refused_by_its_field_and_nothing_is_exported() {
    for (var at : List.of("", ".csv", ".jsonl")) {
      var result = staff.open(log + at + "?result=nonsense");
      assertThat(result.status()).isEqualTo(422);
      assertThat(result.html()).contains("The field “Result”", "one of ok, note").doesNotContain(">CSV<");
      assertThat(staff.open(log + at + "?shop=nobody").html()).contains("The field “Shop”");
    }
    assertThat(staff.open(log + "?before=x").html()).contains("The field “before”");
    assertThat(staff.open(log + "?text=" + "x".repeat(201)).html()).contains("The field “Text”");
  }

  @Test
  void an_export_has_no_personal_data_and_needs_somebody_signed_in() {
    for (var file : List.of("log.csv", "log.jsonl", "orders.csv", "orders.jsonl")) {
      var address = walk.bridgeUrl + "/support/" + file;
      var page = staff.open(address).html();
      assertThat(page)
          .contains(walk.order().number())
          .doesNotContain("ada@example.org", "Ada Example", "4242424242424242", "whsec_");
      try (var stranger = new Browsing()) {
        assertThat(stranger.open(address).at().getPath()).isEqualTo("/support/sign-in");
      }
    }
  }

  /// The books, with something that happens before each read.
  private record Between(Database books, Runnable before) implements Database {
    @Override
    public <T> T write(Work<T> work) {
      return books.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
      before.run();
      return books.read(work);
    }

    @Override
    public Database behind() {
      return this;
    }

    @Override
    public void close() {
      books.close();
    }
  }
}
