package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.EntryTable;
import paybridge.db.ShopRow;

/// A shop moves, or a copy of it says so.
class MovedWalkTest {
  @TempDir Path data;
  private Walk walk;
  private House old;
  private House next;
  private Caller shop;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    old = new House(walk);
    next = new House(walk);
    shop = new Caller(walk, "mover", old.home(), old.callback());
    old.livedInBy(shop);
    next.livedInBy(shop);
  }

  @AfterEach
  void close() {
    shop.close();
    old.close();
    next.close();
    walk.close();
  }

  private ShopRow row() {
    return walk.bridge.parts().outside.database().read(t -> t.shops().findByName("mover")).orElseThrow();
  }

  private Caller.Heard moved(String id) {
    var body = "{\"from\":\"" + old.home() + "\",\"callback\":\"" + next.callback() + "\"}";
    return shop.call("moved", id, body, next.home());
  }

  @Test
  void a_shop_whose_new_address_answers_and_old_one_does_not_has_moved() {
    old.moveOut();
    assertThat(shop.call("offers", "o1", "{}", next.home()).body()).contains("copied-shop");
    assertThat(moved("m1").body()).isEqualTo("{}");
    assertThat(row().home()).isEqualTo(next.home());
    assertThat(row().callback()).isEqualTo(next.callback());
    assertThat(shop.call("offers", "o2", "{}", next.home()).status()).isEqualTo(200);
    assertThat(shop.call("offers", "o3", "{}", old.home()).body()).contains("copied-shop");
    var log = walk.bridge.parts().outside.database().read(t -> t.entries().logOfAll(EntryTable.NEWEST, "", "ok", "moved from", 1000, 5));
    assertThat(log).hasSize(1);
    assertThat(moved("m2").body()).isEqualTo("{}");
  }

  @Test
  void a_copy_that_says_it_moved_while_the_shop_still_answers_changes_nothing() {
    var heard = moved("m1");
    assertThat(heard.status()).isEqualTo(409);
    assertThat(heard.signed()).isTrue();
    assertThat(heard.body()).contains("copied-shop", "still answers", "Nothing was changed");
    assertThat(row().home()).isEqualTo(old.home());
    assertThat(row().callback()).isEqualTo(old.callback());
  }

  @Test
  void an_old_address_that_the_new_shop_answers_is_not_a_second_shop() {
    old.livesAt(next.home());
    assertThat(moved("m1").body()).isEqualTo("{}");
  }

  @Test
  void a_new_address_that_does_not_answer_is_named_by_its_hop_and_may_be_tried_again() {
    old.moveOut();
    next.moveOut();
    var heard = moved("m1");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.body()).contains("not-reached", "not-found", "\"retryable\":true");
    assertThat(row().home()).isEqualTo(old.home());
  }

  @Test
  void a_callback_outside_the_new_address_and_a_wrong_old_address_are_refused_by_field() {
    var body = "{\"from\":\"" + old.home() + "\",\"callback\":\"http://127.0.0.1:9/x\"}";
    assertThat(shop.call("moved", "m1", body, next.home()).body()).contains("body.callback");
    var from = "{\"from\":\"http://127.0.0.1:9\",\"callback\":\"" + next.callback() + "\"}";
    assertThat(shop.call("moved", "m2", from, next.home()).body()).contains("body.from");
    assertThat(shop.call("moved", "m3", "{\"from\":\"http://127.0.0.1:9\"}", next.home()).body())
        .contains("missing-field", "body.callback");
    assertThat(next.heard()).isZero();
  }
}
