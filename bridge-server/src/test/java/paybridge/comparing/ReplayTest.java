package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.agreement.GatewayWord;
import paybridge.db.EntryRow;
import paybridge.db.ReplayRow;
import paybridge.ordersync.Replays;
import paybridge.work.Step;

/// A shop is told again about many orders: the newest picture of each, once, however often somebody
/// asks, and never faster than it takes them.
class ReplayTest {
  @TempDir Path data;
  private World world;
  private long start;

  @BeforeEach
  void open() {
    world = new World(data);
    start = world.clock.millis();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /// Paid orders that the shop has heard of.
  private List<String> orders(int count) {
    var all = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      var id = "o" + i;
      world.checkout(id, "automatic");
      world.gateway.says(world.payment(id).reference(), GatewayWord.PAID);
      world.hear("event-" + id, world.payment(id).reference(), world.gatewaySecret);
      all.add(id);
    }
    world.pass(Duration.ofMinutes(5));
    return all;
  }

  private Replays replays() {
    return world.parts.replays;
  }

  private Replays.Since all(boolean alsoConfirmed) {
    var shop = world.read(t -> t.shops().findByName("tea")).orElseThrow();
    return new Replays.Since(shop, start, alsoConfirmed);
  }

  private ReplayRow now(ReplayRow row) {
    return world.read(t -> t.replays().find(row.id())).orElseThrow();
  }

  private static String figures(ReplayRow row) {
    return "%s: found %d, sent %d, confirmed %d, parked %d, newer %d, left %d"
        .formatted(
            row.state(), row.found(), row.sent(), row.confirmed(), row.parked(), row.newer(),
            row.leftOut());
  }

  private long askedAgain(String id) {
    var order = world.order(id);
    return world.read(t -> t.entries().ofOrder(order.id())).stream()
        .filter(line -> line.what().equals("send again"))
        .count();
  }

  private void turnReplays() {
    for (Step step : world.parts.steps()) {
      if (step.name().equals("replays")) {
        step.claim(64).forEach(Runnable::run);
      }
    }
  }

  @Test
  void what_the_shop_has_confirmed_is_left_out_unless_somebody_wants_it_told() {
    orders(6);
    assertThat(replays().plan(all(false)).tell()).isZero();
    assertThat(replays().plan(all(false)).confirmed()).isEqualTo(6);
    var none = replays().begin(all(false), "Sam", "first form");
    world.pass(Duration.ofSeconds(10));
    assertThat(figures(now(none)))
        .isEqualTo("done: found 6, sent 0, confirmed 0, parked 0, newer 0, left 6");

    assertThat(replays().plan(all(true)).tell()).isEqualTo(6);
    var every = replays().begin(all(true), "Sam", "second form");
    world.pass(Duration.ofSeconds(30));
    assertThat(figures(now(every)))
        .isEqualTo("done: found 6, sent 6, confirmed 6, parked 0, newer 0, left 0");
    assertThat(askedAgain("o3")).isEqualTo(1);
    var order = world.order("o3");
    List<EntryRow> lines = world.read(t -> t.entries().ofOrder(order.id()));
    assertThat(lines)
        .anyMatch(
            line -> line.direction().equals("staff") && line.detail().contains("replay by Sam"));
  }

  @Test
  void the_same_form_twice_and_a_second_replay_beside_it_send_nothing_twice() {
    orders(3);
    var first = replays().begin(all(true), "Sam", "form");
    assertThat(replays().begin(all(true), "Sam", "form").id()).isEqualTo(first.id());
    var beside = replays().begin(all(true), "Kim", "another form");
    turnReplays();
    assertThat(now(first).sent()).isEqualTo(3);
    assertThat(figures(now(beside)))
        .isEqualTo("done: found 3, sent 0, confirmed 0, parked 0, newer 0, left 3");
    world.pass(Duration.ofSeconds(20));
    assertThat(now(first).confirmed()).isEqualTo(3);
    assertThat(askedAgain("o1")).isEqualTo(1);
  }

  @Test
  void a_shop_that_is_down_is_left_alone_and_told_when_it_is_back() {
    orders(12);
    world.shop.away = true;
    var row = replays().begin(all(true), "Sam", "form");
    world.pass(Duration.ofHours(3), Duration.ofSeconds(30));
    assertThat(now(row).sent()).as("four, and then one after each pause").isBetween(5L, 10L);
    assertThat(now(row).misses()).isPositive();
    assertThat(now(row).state()).isEqualTo("running");

    world.shop.away = false;
    world.pass(Duration.ofHours(5), Duration.ofSeconds(30));
    assertThat(figures(now(row)))
        .isEqualTo("done: found 12, sent 12, confirmed 12, parked 0, newer 0, left 0");
  }

  @Test
  void an_order_that_changes_meanwhile_is_told_its_newer_picture_only() {
    orders(2);
    world.inShop("o1").deaf = true;
    var row = replays().begin(all(true), "Sam", "form");
    world.pass(Duration.ofSeconds(20));
    assertThat(now(row).confirmed()).isEqualTo(1);
    world.gateway.says(world.payment("o1").reference(), GatewayWord.REFUNDED);
    world.hear("event-refund", world.payment("o1").reference(), world.gatewaySecret);
    world.inShop("o1").deaf = false;
    world.pass(Duration.ofMinutes(3));
    assertThat(figures(now(row)))
        .isEqualTo("done: found 2, sent 2, confirmed 1, parked 0, newer 1, left 0");
    assertThat(world.inShop("o1").applied.getLast()).isEqualTo("refunded");
  }

  @Test
  void what_the_shop_refuses_for_ever_is_counted_as_parked() {
    orders(2);
    world.inShop("o2").gone = true;
    var row = replays().begin(all(true), "Sam", "form");
    world.pass(Duration.ofMinutes(1));
    assertThat(figures(now(row)))
        .isEqualTo("done: found 2, sent 2, confirmed 1, parked 1, newer 0, left 0");
  }

  @Test
  void a_replay_that_is_stopped_hands_over_nothing_more() {
    orders(9);
    var row = replays().begin(all(true), "Sam", "form");
    turnReplays();
    assertThat(now(row).sent()).isEqualTo(4);
    assertThat(replays().stop(row.id(), "Kim")).isTrue();
    assertThat(replays().stop(row.id(), "Kim")).isFalse();
    world.pass(Duration.ofMinutes(1));
    assertThat(figures(now(row)))
        .isEqualTo("stopped: found 9, sent 4, confirmed 4, parked 0, newer 0, left 0");
    assertThat(now(row).nextAt()).isNull();
    assertThat(now(row).stoppedBy()).isEqualTo("Kim");
  }

  @Test
  void chosen_orders_are_told_once_also_when_they_are_chosen_twice() {
    orders(2);
    var ids = List.of(world.order("o1").id(), world.order("o2").id(), world.order("o1").id(), "none");
    assertThat(replays().plan(ids).tell()).isEqualTo(2);
    var row = replays().begin(ids, "Sam", "form").getFirst();
    assertThat(replays().begin(ids, "Sam", "form").getFirst().id()).isEqualTo(row.id());
    world.pass(Duration.ofSeconds(10));
    assertThat(figures(now(row)))
        .isEqualTo("done: found 2, sent 2, confirmed 2, parked 0, newer 0, left 0");
    assertThat(askedAgain("o1")).isEqualTo(1);
  }
}
