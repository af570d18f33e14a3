package paybridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Money;
import paybridge.connector.Personal;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.db.Tables;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// What the history promises, whatever database the books are kept in. The books are those of a whole
/// walk: a shop, an account, a person, an order that was paid, partly refunded, and sealed between.
abstract class HistorySuite {
  @TempDir private Path folder = Path.of("");
  private @Nullable Walk walk;

  /// Where the books are; null for SQLite in the folder.
  abstract @Nullable String postgres();

  @BeforeEach
  void an_order_is_paid_sealed_and_partly_refunded() {
    walk = new Walk(folder, postgres());
    try (var browser = new Browsing()) {
      walk().checkout(browser).pay("approve");
    }
    walk().settle();
    walk().bridge.people().add("ada@shop.example", "Ada", "staff");
    assertThat(walk().bridge.apiTokens().make("ada@shop.example", "till").token()).startsWith("pb_");
    walk().forward(Duration.ofHours(2));
    assertThat(refund()).isInstanceOf(ShopAnswer.Moved.class);
    walk().forward(Duration.ofMinutes(1));
  }

  private ShopAnswer refund() {
    var order = walk().order();
    var amount = Optional.of(Money.of(500, order.currency()));
    return walk()
        .bridge
        .parts()
        .moveMoney
        .move(
            order.id(),
            new MoveMoney.Wish(
                "refund", "staff", "staff", Optional.empty(), amount, "Ada was unhappy", false));
  }

  @AfterEach
  void close() {
    walk().close();
  }

  Walk walk() {
    return java.util.Objects.requireNonNull(walk);
  }

  private Verify.Report verify() {
    var outside = walk().bridge.parts().outside;
    return new Verify(outside.database()::read, outside.vault(), folder).run(postgres() == null);
  }

  /// What a check says after these words of SQL; then all is as before.
  private Verify.Report after(String... words) {
    var said = new Verify.Report[1];
    var outside = walk().bridge.parts().outside;
    try {
      outside
          .database()
          .write(
              t -> {
                for (var sql : words) {
                  assertThat(t.handle().execute(sql)).as(sql).isPositive();
                }
                said[0] = new Verify(reader(t), outside.vault(), folder).run(false);
                throw new Undone();
              });
    } catch (Undone undone) {
      assertThat(verify().findings()).isEmpty();
    }
    return said[0];
  }

  private static Verify.Reader reader(Tables t) {
    return new Verify.Reader() {
      @Override
      public <T> T read(paybridge.db.Database.Work<T> work) {
        return work.in(t);
      }
    };
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static List<String> sentences(Verify.Report report) {
    return report.findings().stream().map(Finding::toString).toList();
  }

  private void finds(String sql, String sentence) {
    assertThat(sentences(after(sql))).as(sql).anyMatch(it -> it.contains(sentence));
  }

  @Test
  void books_that_nobody_else_wrote_are_well() {
    var report = verify();

    assertThat(report.findings()).isEmpty();
    assertThat(report.orders()).isEqualTo(1);
    assertThat(report.links()).isGreaterThan(5);
    assertThat(report.contents()).isGreaterThan(15);
    assertThat(report.seals()).isPositive();
    assertThat(report.fingerprint()).hasSize(16);
  }

  @Test
  void a_row_that_was_changed_by_hand_is_named() {
    finds("update payment set captured = captured + 1", "its attempt");
    finds("update payment set gateway_reference = 'other'", "is not what was written");
    finds("update payment set details = page", "cannot be opened");
    finds("update shop_order set word = 'refunded'", "its order");
    finds("update shop_order set shop_paid = 0", "its order");
    finds("update shop_order set data_key = email_hash" + cast(), "data key cannot be opened");
    finds("update operation set amount = 1", "its operation");
    finds("update entry set detail = 'nothing' where result = 'note'", "its line of the log");
    finds("update entry set body = null where body is not null", "its line of the log");
    finds("update order_update set sequence = sequence + 10", "its picture");
    finds("update message set verdict = 'unproved'", "its message");
    finds("update shop set home = 'https://evil.example'", "Shop tea");
    finds("update shop set settings = '{\"a\":1}'", "Shop tea");
    finds("update offer set title = 'Free'", "Shop tea");
    finds("update account set settings = '{}'", "The accounts and people");
    finds("update staff set role = 'owner'", "The accounts and people");
    finds("update staff set shops = ''", "The accounts and people");
    finds("update house_entry set who = 'nobody'", "The accounts and people");
    finds("update api_token set token_hash = 'another'", "The accounts and people");
  }

  private String cast() {
    return postgres() == null ? "" : "::bytea";
  }

  @Test
  void a_row_that_was_deleted_is_named() {
    finds("delete from entry where result = 'note'", "is not in the books any more");
    finds("delete from operation", "its operation");
    finds("delete from order_update", "its picture");
    finds("delete from message", "its message");
    finds("delete from offer", "Shop tea");
    finds("delete from api_token", "The accounts and people");
    finds("delete from house_entry", "The accounts and people");
  }

  @Test
  void a_row_that_was_put_in_by_hand_is_named() {
    finds(
        "insert into entry select id || 'x', at, shop_id, order_id, payment_id, null, null,"
            + " direction, what, result, 'Paid by hand', null, null, null from entry"
            + " where result = 'note'",
        "was not written by the bridge");
    finds(
        "insert into staff (id, email, name, password, role, created_at)"
            + " values ('x', 'eve@shop.example', 'Eve', '', 'owner', 9999999999999)",
        "was not written by the bridge");
  }

  @Test
  void a_link_that_was_changed_or_taken_out_is_named() {
    finds("update link set at = at + 1 where number = 2", "link 2 of its history was changed");
    finds("delete from link where number = 2", "link 2 of its history is missing");
    finds("update link set contents = contents || '\norder x 00' where number = 1", "was changed");
    finds("delete from chain", "its history ends after link");
    finds("delete from link where chain like 'order %'", "its history ends after link 0");
  }

  @Test
  void an_order_that_was_deleted_with_all_its_history_is_found_by_its_seal() {
    var report =
        after(
            "delete from entry", "delete from message", "delete from order_update",
            "delete from gateway_book", "delete from comparison",
            "delete from operation", "delete from payment",
            "delete from shop_order", "delete from link where chain like 'order %'",
            "delete from chain where name like 'order %'");

    assertThat(sentences(report)).anyMatch(it -> it.startsWith("Seal 1: It covers link"));
  }

  @Test
  void a_seal_that_was_changed_or_deleted_is_named() {
    walk().forward(Duration.ofHours(1));
    finds("update seal set at = at + 1 where number = 1", "Its signature does not fit");
    finds("delete from seal where number = 1", "Seal 1: It is missing");
    finds("delete from sealed where seal = 1", "Seal 1: Its root does not fit");
    finds("update house set value = 'x' where name = 'history key'", "cannot be opened");
    finds("delete from house where name = 'history began'", "began");
  }

  @Test
  void a_hash_of_an_earlier_link_proves_nothing_in_a_later_one() {
    var outside = walk().bridge.parts().outside;
    var said = new Verify.Report[1];
    try {
      outside
          .database()
          .write(
              t -> {
                var first = t.chains().link("house", 1).orElseThrow();
                var head = t.chains().next("house", Links.NONE);
                var copied =
                    Links.make(
                        "house", head.number(), 1, head.hash(), Links.parts(first.contents()));
                t.chains().add(copied);
                t.chains().head(copied);
                said[0] = new Verify(reader(t), outside.vault(), folder).run(false);
                throw new Undone();
              });
    } catch (Undone undone) {
      assertThat(sentences(said[0])).singleElement().asString().contains("is not what was written");
    }
    assertThat(said[0]).isNotNull();
  }

  @Test
  void a_forgotten_person_is_forgotten_and_not_a_change() {
    var before = verify();
    var order = walk().order();
    var shop = walk().bridge.parts().directory.shop(order.shopId());
    var erased =
        walk()
            .bridge
            .parts()
            .personalData
            .answer(shop, new ShopCall.Person("erase", new Personal("ada@example.org"), 1));
    walk().settle();
    var report = verify();

    assertThat(erased).isEqualTo(new ShopAnswer.PersonErased(1, 0, ""));
    assertThat(before.forgotten()).isZero();
    assertThat(report.findings()).isEmpty();
    assertThat(report.forgotten()).isGreaterThan(10);
    finds("update payment set captured = captured + 1", "its attempt");
    finds("update entry set detail = 'nothing' where result = 'note'", "its line of the log");
  }

  @Test
  void what_did_not_happen_has_no_link() {
    var database = walk().bridge.parts().outside.database();
    var order = walk().order();
    var before = verify();
    try {
      database.write(
          t -> {
            t.orders().truth(order.id(), 99, "refunded", "", 1);
            throw new Undone();
          });
    } catch (Undone undone) {
      int kept = database.write(t -> t.house().keep("another", "thing"));
      assertThat(kept).isEqualTo(1);
    }
    assertThat(verify()).isEqualTo(before);
  }

  @Test
  void a_seal_is_made_every_hour_in_which_something_changed() {
    long seals = verify().seals();
    walk().forward(Duration.ofHours(1));
    long after = verify().seals();
    walk().forward(Duration.ofHours(5));

    assertThat(after).isEqualTo(seals + 1);
    assertThat(verify().seals()).isEqualTo(after);
    assertThat(new SealFile(folder).read().orElseThrow().number()).isEqualTo(after);
  }

  @Test
  void books_that_are_older_than_the_last_seal_are_found() throws java.io.IOException {
    var file = new SealFile(folder);
    walk().forward(Duration.ofHours(1));
    var newest = file.read().orElseThrow().number();

    assertThat(
            sentences(
                after(
                    "delete from sealed where seal = " + newest,
                    "delete from seal where number = " + newest)))
        .anyMatch(it -> it.contains("but seal " + newest + " of"));
  }
}
