package paybridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paybridge.support.ReadLog;
import paybridge.support.ReadOrders;

/// What the books promise, whatever database they are kept in. A store passes by extending this.
abstract class BooksSuite {
  private static final byte[] BYTES = {9, 8};
  private final Rows rows = new Rows();
  private ShopRow shop = rows.shop();
  private AccountRow account = rows.account();
  private OrderRow order = rows.order(shop);
  private PaymentRow payment = rows.payment(order, account, 1, null);

  /// An empty store of its own for each test.
  abstract Database database();

  /// The same store, opened anew: only what is on disk.
  abstract Database reopened();

  @BeforeEach
  void a_shop_with_one_order() {
    shop = rows.shop();
    account = rows.account();
    order = rows.order(shop);
    payment = rows.payment(order, account, 1, null);
    database()
        .write(
            t -> {
              t.shops().insert(shop);
              t.accounts().insert(account);
              t.orders().insert(order);
              t.payments().insert(payment);
              return shop;
            });
  }

  private <T> T write(Database.Work<T> work) {
    return database().write(work);
  }

  private <T> T read(Database.Work<T> work) {
    return database().read(work);
  }

  private <T> Optional<T> found(Database.Work<Optional<T>> work) {
    return write(work);
  }

  private <T> List<T> listed(Database.Work<List<T>> work) {
    return write(work);
  }

  private int count(Database.Work<Integer> work) {
    return write(work);
  }

  @Test
  void what_was_written_is_read_again_to_the_last_field() {
    assertThat(read(t -> t.orders().find(shop.id(), order.shopOrderId())).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(order);
    assertThat(read(t -> t.payments().find(payment.id())).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(payment);
    assertThat(read(t -> t.shops().findByPath(shop.pathKey())).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(shop);
    assertThat(read(t -> t.accounts().findByPath("sandbox", account.pathKey())).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(account);
    assertThat(found(t -> t.accounts().findByPath("paymaster", account.pathKey()))).isEmpty();
  }

  @Test
  void the_same_order_is_made_once() {
    var twin = rows.order(shop);
    var again =
        new OrderRow(
            twin.id(), shop.id(), order.shopOrderId(), "2", "EUR", 1, 0, 0, "pending", "", "", null,
            1, BYTES, "", 1, 1);

    assertThat(count(t -> t.orders().insert(again))).isZero();
    assertThat(found(t -> t.orders().find(twin.id()))).isEmpty();
  }

  @Test
  void what_a_shop_said_earlier_does_not_replace_what_it_said_later() {
    write(t -> t.orders().shopSaid(order.id(), 3, "processing", true));

    assertThat(count(t -> t.orders().shopSaid(order.id(), 2, "pending", false)))
        .isZero();
    assertThat(read(t -> t.orders().find(order.id())).orElseThrow().shopPaid()).isTrue();
  }

  @Test
  void a_page_is_opened_by_one_and_its_lease_expires() {
    assertThat(found(t -> t.payments().claimOpening(payment.id(), 100, 200))).isPresent();
    assertThat(found(t -> t.payments().claimOpening(payment.id(), 199, 300))).isEmpty();
    assertThat(found(t -> t.payments().claimOpening(payment.id(), 200, 300))).isPresent();

    write(t -> t.payments().opened(payment.id(), "gw", null, BYTES, "open", null, 250));
    assertThat(found(t -> t.payments().claimOpening(payment.id(), 999, 1_500))).isEmpty();
    assertThat(count(t -> t.payments().opened(payment.id(), "gw2", null, BYTES, "open", null, 1)))
        .isZero();
  }

  @Test
  void a_reference_belongs_to_one_payment_of_one_account() {
    assertThat(found(t -> t.payments().findByReference(account.id(), payment.reference())))
        .isPresent();
    assertThat(found(t -> t.payments().findByReference("another", payment.reference()))).isEmpty();
    var twin = rows.payment(order, account, 1, null);
    assertThatThrownBy(
            () -> write(
                t -> {
                  t.payments().insert(twin);
                  return twin;
                }))
        .as("two attempts of one number")
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(StorageUnavailable.class);
  }

  @Test
  void a_question_is_claimed_once_until_its_lease_is_over() {
    var asked = rows.payment(order, account, 2, 50L);
    write(
        t -> {
          t.payments().insert(asked);
          return asked;
        });

    assertThat(listed(t -> t.payments().accountsDue(49))).isEmpty();
    assertThat(listed(t -> t.payments().accountsDue(50))).containsExactly(account.id());
    assertThat(listed(t -> t.payments().questions(account.id(), 49, 10))).isEmpty();
    assertThat(listed(t -> t.payments().questions(account.id(), 50, 10)))
        .containsExactly(asked.id());
    assertThat(count(t -> t.payments().claimQuestion(asked.id(), 50, 90))).isEqualTo(1);
    assertThat(count(t -> t.payments().claimQuestion(asked.id(), 89, 120))).isZero();
    assertThat(count(t -> t.payments().claimQuestion(asked.id(), 90, 120))).isEqualTo(1);
    assertThat(read(t -> t.payments().find(asked.id())).orElseThrow().asks()).isEqualTo(2);
    write(
        t -> {
          t.payments().askBy(asked.id(), 100);
          t.payments().askBy(asked.id(), 110);
          return asked;
        });
    assertThat(read(t -> t.payments().find(asked.id())).orElseThrow().askAt()).isEqualTo(100);
  }

  @Test
  void what_is_unknown_is_asked_before_what_only_waits() {
    var waits = rows.payment(order, account, 2, 10L);
    var unknown = rows.payment(order, account, 3, 50L);
    write(
        t -> {
          t.payments().insert(waits);
          t.payments().insert(unknown);
          t.payments().unknown(unknown.id(), true);
          return unknown;
        });

    assertThat(listed(t -> t.payments().questionsUnknown(account.id(), 49, 10))).isEmpty();
    assertThat(listed(t -> t.payments().questionsUnknown(account.id(), 50, 10)))
        .containsExactly(unknown.id());
    assertThat(listed(t -> t.payments().questions(account.id(), 50, 10)))
        .containsExactly(waits.id(), unknown.id());
    assertThat(listed(t -> t.payments().questions("another", 90, 10))).isEmpty();
  }

  @Test
  void one_message_can_be_claimed_before_the_others_and_only_once() {
    write(t -> t.messages().keep(rows.message(account, "evt-first", null)));
    write(t -> t.messages().keep(rows.message(account, "evt-mine", null)));

    assertThat(found(t -> t.messages().claimOne(account.id(), "evt-mine", 9, 90))).isEmpty();
    assertThat(found(t -> t.messages().claimOne(account.id(), "evt-mine", 10, 90))).isPresent();
    assertThat(found(t -> t.messages().claimOne(account.id(), "evt-mine", 89, 99))).isEmpty();
    assertThat(listed(t -> t.messages().claimWork(89, 99, 10)))
        .extracting(MessageRow::dedupKey)
        .containsExactly("evt-first");
  }

  @Test
  void a_copy_of_a_message_only_counts() {
    assertThat(count(t -> t.messages().keep(rows.message(account, "evt-1", null))))
        .isEqualTo(1);
    assertThat(count(t -> t.messages().keep(rows.message(account, "evt-1", null))))
        .isEqualTo(2);
    assertThat(count(t -> t.messages().keep(rows.message(account, "evt-2", null))))
        .isEqualTo(1);
    assertThat(read(t -> t.messages().find(account.id(), "evt-1")).orElseThrow().copies())
        .isEqualTo(2);
  }

  @Test
  void a_message_before_its_payment_wakes_when_the_payment_appears() {
    var early = rows.message(account, "evt-3", "ref-later");
    write(t -> t.messages().keep(early));
    assertThat(listed(t -> t.messages().claimWork(10, 70, 10))).hasSize(1);
    assertThat(listed(t -> t.messages().claimWork(69, 70, 10))).isEmpty();
    write(
        t -> {
          t.messages().worked(early.id(), "unmatched", "waits", null, null);
          return early;
        });
    assertThat(listed(t -> t.messages().claimWork(1_000, 2_000, 10))).isEmpty();

    assertThat(count(t -> t.messages().wake("ref-later", 500))).isEqualTo(1);
    assertThat(listed(t -> t.messages().claimWork(500, 560, 10))).hasSize(1);
  }

  @Test
  void a_shipment_is_kept_once_and_claimed_by_one() {
    var shipment =
        new ErrandRow(
            "errand-1", payment.id(), order.id(), account.id(), "DHL", "JD0001", 10L, 0, 1);
    write(
        t -> {
          assertThat(t.errands().keep(shipment)).isEqualTo(1);
          assertThat(
                  t.errands()
                      .keep(
                          new ErrandRow(
                              "errand-2", payment.id(), order.id(), account.id(), "DHL", "JD0001",
                              10L, 0, 1)))
              .isZero();
          return shipment;
        });
    assertThat(listed(t -> t.errands().accountsDue(9))).isEmpty();
    assertThat(listed(t -> t.errands().accountsDue(10))).containsExactly(account.id());
    var claimed = write(t -> t.errands().claimDue(account.id(), 10, 70, 5));
    assertThat(claimed).singleElement().extracting(ErrandRow::tries).isEqualTo(1);
    assertThat(write(t -> t.errands().claimDue(account.id(), 10, 70, 5)).isEmpty()).isTrue();
    write(
        t -> {
          t.errands().nextAt("errand-1", null);
          return shipment;
        });
    assertThat(listed(t -> t.errands().accountsDue(1_000))).isEmpty();
  }

  @Test
  void due_operations_are_claimed_account_by_account() {
    var due = rows.operation(payment, "78", 10L);
    write(
        t -> {
          t.operations().insert(due);
          return due;
        });
    assertThat(listed(t -> t.operations().accountsDue(10))).containsExactly(account.id());
    assertThat(write(t -> t.operations().claimDue("another", 10, 70, 5)).isEmpty()).isTrue();
    assertThat(write(t -> t.operations().claimDue(account.id(), 10, 70, 5)).size()).isEqualTo(1);
    assertThat(listed(t -> t.operations().accountsDue(69))).isEmpty();
  }

  @Test
  void an_operation_is_sent_by_one_and_never_after_its_deadline() {
    var refund = rows.operation(payment, "77", 10L);
    write(
        t -> {
          t.operations().insert(refund);
          return refund;
        });

    assertThat(count(t -> t.operations().send(refund.id(), 1_000, 1_030)))
        .as("at its deadline")
        .isZero();
    assertThat(count(t -> t.operations().send(refund.id(), 999, 1_029))).isEqualTo(1);
    assertThat(count(t -> t.operations().send(refund.id(), 999, 1_029))).isZero();
    assertThatThrownBy(
            () -> write(
                t -> {
                  t.operations().insert(rows.operation(payment, "77", null));
                  return refund;
                }))
        .as("one row for one refund of the shop")
        .isInstanceOf(RuntimeException.class);
    write(
        t -> {
          t.operations().became(refund.id(), "pending", "", "gw-1", null, 5);
          t.operations().became(refund.id(), "done", "", "gw-2", null, 6);
          return refund;
        });
    var now = read(t -> t.operations().findShopRefund(order.id(), "77")).orElseThrow();
    assertThat(List.of(now.state(), String.valueOf(now.gatewayId())))
        .containsExactly("done", "gw-1");
  }

  @Test
  void pictures_are_claimed_a_few_at_a_time_for_one_shop() {
    for (int i = 1; i <= 5; i++) {
      var one = rows.order(shop);
      var update = rows.update(one, 1, i);
      write(
          t -> {
            t.orders().insert(one);
            t.updates().insert(update);
            return one;
          });
    }

    assertThat(listed(t -> t.updates().shopsDue(0))).isEmpty();
    assertThat(listed(t -> t.updates().shopsDue(10))).containsExactly(shop.id());
    assertThat(listed(t -> t.updates().claimDue(shop.id(), 10, 70, 2)))
        .extracting(UpdateRow::createdAt)
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(count(t -> t.updates().underWay(shop.id(), 10))).isEqualTo(2);
    assertThat(count(t -> t.updates().underWay(shop.id(), 70))).as("leases are over").isZero();
    assertThat(listed(t -> t.updates().claimDue(shop.id(), 70, 130, 10)))
        .hasSize(5)
        .allSatisfy(update -> assertThat(update.leaseUntil()).isEqualTo(130));
    assertThat(listed(t -> t.updates().shopsDue(70))).isEmpty();
  }

  @Test
  void a_newer_picture_supersedes_older_ones_that_were_not_heard() {
    var first = rows.update(order, 1, 1);
    var second = rows.update(order, 2, 2);
    write(
        t -> {
          t.updates().insert(first);
          t.updates().insert(second);
          return t.updates().supersede(order.id(), 2, 5);
        });

    assertThat(read(t -> t.updates().find(first.id())).orElseThrow().state())
        .isEqualTo("superseded");
    assertThat(listed(t -> t.updates().unheard(shop.id(), 10)))
        .extracting(UpdateRow::id)
        .containsExactly(second.id());
    assertThat(count(t -> t.updates().tried(first.id(), "delivered", "", null, 9L)))
        .as("over is over")
        .isZero();
    write(t -> t.updates().heard(order.id(), 2, "said", 6));
    assertThat(listed(t -> t.updates().unheard(shop.id(), 10))).isEmpty();
  }

  private UpdateRow picture(String id, OrderRow of, long sequence, String state, @Nullable Long nextAt) {
    return new UpdateRow(
        id, of.id(), shop.id(), sequence, BYTES, state, "", 1, nextAt, 0, 1, null);
  }

  @Test
  void the_outbox_is_listed_newest_first_page_by_page() {
    var other = rows.order(shop);
    write(
        t -> {
          t.orders().insert(other);
          t.updates().insert(picture("U1", order, 1, "due", 500L));
          t.updates().insert(picture("U2", other, 1, "parked", null));
          t.updates().insert(picture("U3", other, 2, "due", 900L));
          return other;
        });

    assertThat(listed(t -> t.updates().onTheWay(shop.id(), EntryTable.NEWEST, 9)))
        .extracting(line -> line.id() + " " + line.number())
        .containsExactly("U3 " + other.number(), "U1 " + order.number());
    assertThat(listed(t -> t.updates().onTheWay(shop.id(), "U3", 9)))
        .extracting(OutboxLine::id)
        .containsExactly("U1");
    assertThat(listed(t -> t.updates().onTheWay("another", EntryTable.NEWEST, 9))).isEmpty();
    assertThat(listed(t -> t.updates().parked(shop.id(), EntryTable.NEWEST, 9)))
        .extracting(OutboxLine::shop)
        .containsExactly(shop.name());
    assertThat(listed(t -> t.updates().made(shop.id(), "U0", "U9", 9)))
        .extracting(MadePicture::id)
        .containsExactly("U1", "U3");
    assertThat(listed(t -> t.updates().made(shop.id(), "U0", "U3", 9)))
        .as("the newest of that time")
        .extracting(MadePicture::id)
        .containsExactly("U1", "U2");
    assertThat(listed(t -> t.updates().standing(shop.id(), "U0", "U9", 600, 9)))
        .extracting(count -> count.kind() + " " + count.rows())
        .containsExactlyInAnyOrder("under-way 1", "older 1", "waiting 1");
  }

  @Test
  void a_picture_that_is_on_its_way_is_not_made_due_again() {
    write(
        t -> {
          t.updates().insert(picture("U1", order, 1, "due", 500L));
          return order;
        });
    assertThat(count(t -> t.updates().again("U1", 400))).as("it waits for its next try").isOne();
    assertThat(count(t -> t.updates().again("U1", 400))).as("it is due").isZero();
    assertThat(listed(t -> t.updates().claimDue(shop.id(), 400, 460, 8))).hasSize(1);
    assertThat(count(t -> t.updates().again("U1", 410))).as("it is being told").isZero();
    assertThat(count(t -> t.updates().tried("U1", "parked", "never", null, 420L))).isOne();
    assertThat(count(t -> t.updates().again("U1", 430))).isOne();
  }

  private ReplayRow replay(String id, String once, @Nullable Long nextAt) {
    return new ReplayRow(
        id, shop.id(), 7L, true, "Sam", 10, once, 3, "a", "b", 1, 0, 0, 0, 0, 0, 0, 4, 0, "running",
        "", nextAt, null);
  }

  @Test
  void a_replay_is_made_once_held_by_one_and_stopped_for_good() {
    assertThat(count(t -> t.replays().insert(replay("R1", "form", 10L)))).isOne();
    assertThat(count(t -> t.replays().insert(replay("R2", "form", 10L)))).isZero();
    assertThat(count(t -> t.replays().insert(replay("R3", "another", null)))).isOne();
    assertThat(found(t -> t.replays().findOnce("form")))
        .contains(replay("R1", "form", 10L));
    assertThat(listed(t -> t.replays().ofShop(shop.id(), EntryTable.NEWEST, 9)))
        .extracting(ReplayRow::id)
        .containsExactly("R3", "R1");

    assertThat(count(t -> t.replays().countDue(9))).isZero();
    assertThat(listed(t -> t.replays().claim(10, 70, 9))).extracting(ReplayRow::id).containsExactly("R1");
    assertThat(listed(t -> t.replays().claim(69, 130, 9))).isEmpty();
    assertThat(found(t -> t.replays().hold("R1", 71))).as("another's lease").isEmpty();
    assertThat(found(t -> t.replays().hold("R1", 70))).isPresent();
    assertThat(count(t -> Leases.endAll(t, 11))).isOne();
    assertThat(listed(t -> t.replays().claim(11, 71, 9))).hasSize(1);
    assertThat(count(t -> t.replays().stop("R1", "Kim", 20))).isOne();
    assertThat(found(t -> t.replays().hold("R1", 71))).as("it was stopped").isEmpty();
    assertThat(count(t -> t.replays().stop("R1", "Kim", 21))).isZero();

    write(
        t -> {
          t.updates().insert(picture("U1", order, 1, "due", 500L));
          t.replays().put("R1", order.id(), "", "waiting", 0);
          return order;
        });
    assertThat(listed(t -> t.replays().waiting("R1", 9))).containsExactly(order.id());
    write(t -> t.replays().put("R1", order.id(), "U1", "sent", 1));
    assertThat(listed(t -> t.replays().waiting("R1", 9))).isEmpty();
    assertThat(listed(t -> t.replays().sent("R1")))
        .containsExactly(new ReplayedPicture(order.id(), 1, "due", 1, 500L, 0));
    write(t -> t.replays().became("R1", order.id(), "confirmed", 2));
    assertThat(listed(t -> t.replays().sent("R1"))).isEmpty();
    assertThat(count(t -> t.replays().turned(replay("R1", "form", null)))).isOne();
  }

  @Test
  void the_first_answer_wins() {
    assertThat(count(t -> t.answers().begin(rows.answer(shop, "m1")))).isEqualTo(1);
    assertThat(count(t -> t.answers().begin(rows.answer(shop, "m1")))).isZero();
    assertThat(count(t -> t.answers().finish(shop.id(), "checkout", "m1", 200, BYTES)))
        .isEqualTo(1);
    assertThat(count(t -> t.answers().finish(shop.id(), "checkout", "m1", 500, BYTES)))
        .isZero();
    assertThat(count(t -> t.answers().forget(shop.id(), "checkout", "m1"))).isZero();
    var kept = read(t -> t.answers().find(shop.id(), "checkout", "m1")).orElseThrow();
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.body()).isEqualTo(BYTES);
    assertThat(count(t -> t.answers().forgetOld(6))).isEqualTo(1);
  }

  @Test
  void one_case_of_a_kind_is_open_for_an_order() {
    assertThat(count(t -> t.cases().open(rows.openCase(order, "parked")))).isEqualTo(1);
    assertThat(count(t -> t.cases().open(rows.openCase(order, "parked")))).isZero();
    assertThat(count(t -> t.cases().open(rows.openCase(order, "differs"))))
        .isEqualTo(1);
    write(t -> t.cases().close(order.id(), "parked", "mended", 9));
    assertThat(count(t -> t.cases().open(rows.openCase(order, "parked")))).isEqualTo(1);
  }

  @Test
  void the_log_is_filtered_and_newest_first() {
    var first = rows.entry(order, "ok", "first");
    var second = rows.entry(order, "note", "second");
    write(
        t -> {
          t.entries().insert(first);
          t.entries().insert(second);
          return first;
        });

    assertThat(log(shop.id(), "", "", "")).containsExactly("second", "first");
    assertThat(log("", "", "", "a DET")).containsExactly("second", "first");
    assertThat(log("another", "", "", "")).isEmpty();
    assertThat(log(shop.id(), order.number(), "ok", "a det")).containsExactly("first");
    assertThat(log("", "", "note", "")).containsExactly("second");
    assertThat(log("", order.number(), "", "")).containsExactly("second", "first");
    assertThat(log("", "another", "", "")).isEmpty();
    assertThat(listed(t -> t.entries().notes(order.id()))).hasSize(1);
  }

  /// What the lines of the first page say.
  private List<String> log(String shop, String number, String result, String text) {
    return read(
            t ->
                new ReadLog(100)
                    .page(t, new ReadLog.Filter(shop, number, result, text), "", 10))
        .lines().stream()
        .map(LogLine::what)
        .toList();
  }

  @Test
  void a_page_of_the_log_looks_at_so_many_lines_and_the_next_one_goes_on_from_there() {
    var first = rows.entry(order, "ok", "first");
    var second = rows.entry(order, "note", "second");
    var third = rows.entry(order, "note", "third");
    write(
        t -> {
          List.of(first, second, third).forEach(t.entries()::insert);
          return first;
        });

    for (var of : List.of("", shop.id())) {
      var filter = new ReadLog.Filter(of, "", "", "FIRST a");
      var page = read(t -> new ReadLog(2).page(t, filter, "", 10));
      assertThat(page.lines()).isEmpty();
      assertThat(page.all()).isFalse();
      assertThat(page.before()).contains(second.id());
      var next = read(t -> new ReadLog(2).page(t, filter, second.id(), 10));
      assertThat(next.lines()).extracting(LogLine::what).containsExactly("first");
      assertThat(next.before()).as("nothing is older").isEmpty();
    }
    var notes = new ReadLog.Filter("", "", "note", "second a");
    var page = read(t -> new ReadLog(1).page(t, notes, "", 10));
    assertThat(page.before()).contains(third.id());
    assertThat(read(t -> new ReadLog(1).page(t, notes, third.id(), 10)).lines()).hasSize(1);
    var all = new ReadLog.Filter("", "", "", "");
    var full = read(t -> new ReadLog(9).page(t, all, "", 2));
    assertThat(full.all()).isTrue();
    assertThat(full.before()).contains(second.id());
  }

  @Test
  void the_log_of_a_number_that_many_shops_use_goes_on_where_the_first_order_ended() {
    var other = rows.shop();
    var twin = rows.order(other);
    var same =
        new OrderRow(
            twin.id(), other.id(), twin.shopOrderId(), order.number(), "EUR", 1, 0, 0, "pending",
            "", "", null, 1, BYTES, "", 1, 1);
    var written = new ArrayList<String>();
    write(
        t -> {
          t.shops().insert(other);
          return t.orders().insert(same);
        });
    for (int i = 0; i < 9; i++) {
      var line = rows.entry(i % 3 == 0 ? same : order, "ok", "line " + i);
      written.addFirst(line.what());
      write(
          t -> {
            t.entries().insert(line);
            return line;
          });
    }
    var filter = new ReadLog.Filter("", order.number(), "", "");
    var seen = new ArrayList<String>();
    var before = Optional.of("");
    while (before.isPresent()) {
      var from = before.get();
      var page = read(t -> new ReadLog(2).page(t, filter, from, 2));
      page.lines().forEach(line -> seen.add(line.what()));
      before = page.before();
    }
    assertThat(seen).containsExactlyElementsOf(written);
  }

  /// An order whose id sorts by its number.
  private OrderRow listed(int number, ShopRow of, String word, String flags) {
    var id = "z%03d".formatted(number);
    return new OrderRow(
        id, of.id(), "shop-" + id, id, "EUR", 100, 0, 0, word, flags, "", null, 1, BYTES, "", 1, 1);
  }

  private static OrderFilter filter(String shop, String word, String flag, String cases) {
    return new OrderFilter(shop, word, "", "", flag, cases, "");
  }

  private ReadOrders.Page orders(OrderFilter filter, String before, int looked) {
    var wanted = new ReadOrders.Wanted(filter, EntryTable.NEWEST);
    return read(t -> new ReadOrders(looked).page(t, wanted, before, 10));
  }

  @Test
  void the_list_of_orders_looks_at_so_many_and_the_next_page_goes_on_from_there() {
    var other = rows.shop();
    write(
        t -> {
          t.shops().insert(other);
          for (int i = 1; i <= 6; i++) {
            t.orders()
                .insert(listed(i, i % 2 == 0 ? shop : other, i < 3 ? "paid" : "pending", i < 4 ? "late" : ""));
            t.cases().open(rows.openCase(listed(i, shop, "", ""), "late"));
            t.cases().open(rows.openCase(listed(i, shop, "", ""), "differs"));
          }
          return other;
        });
    assertThat(orders(filter("", "", "", ""), "", 99).lines())
        .extracting(OrderLine::number)
        .startsWith("z006", "z005", "z004", "z003", "z002", "z001");

    var rare = orders(filter("", "paid", "", ""), "", 2);
    assertThat(rare.lines()).isEmpty();
    assertThat(rare.all()).isFalse();
    assertThat(rare.before()).contains("z005");
    assertThat(orders(filter("", "paid", "", ""), "z003", 2).lines())
        .extracting(OrderLine::number)
        .containsExactly("z002", "z001");

    var ofShop = orders(filter(shop.id(), "paid", "", ""), "", 2);
    assertThat(ofShop.before()).contains("z004");
    assertThat(orders(filter(shop.id(), "paid", "", ""), "z004", 2).lines())
        .extracting(OrderLine::number)
        .containsExactly("z002");

    var flagged = orders(filter("", "", "late", ""), "", 2);
    assertThat(flagged.lines()).extracting(OrderLine::number).containsExactly("z003", "z002");
    assertThat(flagged.before()).contains("z002");
    assertThat(orders(filter("", "", "held", ""), "", 9).lines()).isEmpty();

    var cases = orders(filter("", "", "", "open"), "", 4);
    assertThat(cases.lines()).hasSize(4).allSatisfy(line -> assertThat(line.cases()).isEqualTo(2));
    assertThat(cases.before()).contains("z003");
    assertThat(orders(filter("", "", "", "open"), "z003", 4).lines()).hasSize(2);
  }

  @Test
  void an_order_is_listed_with_its_sums_and_whether_they_are_real_money() {
    write(
        t -> {
          t.operations().insert(rows.operation(payment, "r1", null));
          t.operations().insert(rows.operation(payment, "r2", null));
          return t.operations().ofOrder(order.id());
        });
    var done = read(t -> t.operations().ofOrder(order.id())).getFirst();
    write(
        t -> {
          t.operations().became(done.id(), "done", "", "gw-9", null, 6);
          return done;
        });
    var line = orders(filter(shop.id(), "", "", ""), "", 9).lines().getFirst();
    assertThat(line.refunded()).isEqualTo(done.amount());
    assertThat(line.captured()).isZero();
    assertThat(line.live()).isFalse();
    assertThat(line.cases()).isZero();
    var live = new OrderFilter("", "", "", "live", "", "", "");
    assertThat(orders(live, "", 9).lines()).isEmpty();
    var test = new OrderFilter("", "", "EUR", "test", "", "", "");
    assertThat(orders(test, "", 9).lines()).extracting(OrderLine::id).contains(order.id());
  }

  @Test
  void a_person_has_one_view_of_a_name_and_deletes_no_others() {
    write(
        t -> {
          t.staff().insert(new StaffRow("p1", "a@example.org", "Ada", "owner", 1, StaffRow.EVERY_SHOP));
          t.staff().insert(new StaffRow("p2", "b@example.org", "Bo", "owner", 1, StaffRow.EVERY_SHOP));
          t.savedViews().keep(new SavedViewRow("v1", "p1", "log", "mine", "result=ok", 1));
          t.savedViews().keep(new SavedViewRow("v2", "p1", "log", "mine", "result=note", 2));
          return t.savedViews().keep(new SavedViewRow("v3", "p2", "log", "mine", "text=x", 3));
        });
    assertThat(listed(t -> t.savedViews().ofPerson("p1")))
        .containsExactly(new SavedViewRow("v1", "p1", "log", "mine", "result=note", 1));
    assertThat(count(t -> t.savedViews().delete("v1", "p2"))).isZero();
    assertThat(count(t -> t.savedViews().delete("v1", "p1"))).isEqualTo(1);
    assertThat(listed(t -> t.savedViews().ofPerson("p2"))).hasSize(1);
  }

  @Test
  void a_sign_in_link_works_once_and_a_session_ends() {
    var person = new StaffRow("p1", "a@example.org", "Ada", "owner", 1, StaffRow.EVERY_SHOP);
    write(
        t -> {
          t.staff().insert(person);
          t.staff().link("hash", person.id(), 100);
          t.staff().signIn(new SessionRow("session", person.id(), "csrf", 1, 100, false, 1, 1, ""));
          return person;
        });

    assertThat(found(t -> t.staff().useLink("hash", 50))).contains("p1");
    assertThat(found(t -> t.staff().useLink("hash", 51))).isEqualTo(Optional.empty());
    assertThat(found(t -> t.staff().session("session", 99))).isPresent();
    assertThat(found(t -> t.staff().session("session", 100))).isEmpty();
  }

  @Test
  void leases_of_a_dead_process_end_at_once_and_nothing_else_does() {
    var update = rows.update(order, 1, 1);
    var waits = rows.operation(payment, null, 10_000_000L);
    write(
        t -> {
          t.updates().insert(update);
          t.operations().insert(waits);
          return t.messages().keep(rows.message(account, "evt-9", null));
        });
    write(t -> t.updates().claimDue(shop.id(), 10, 60_010, 8));
    write(t -> t.messages().claimWork(10, 60_010, 8));
    write(t -> t.payments().claimOpening(payment.id(), 10, 30_010));

    assertThat(count(t -> Leases.endAll(t, 11))).isEqualTo(3);

    assertThat(listed(t -> t.updates().claimDue(shop.id(), 11, 60_011, 8))).hasSize(1);
    assertThat(listed(t -> t.messages().claimWork(11, 60_011, 8))).hasSize(1);
    assertThat(found(t -> t.payments().claimOpening(payment.id(), 11, 30_011))).isPresent();
    assertThat(read(t -> t.operations().find(waits.id())).orElseThrow().nextAt())
        .as("what a gateway asked us to wait for")
        .isEqualTo(10_000_000L);
  }

  @Test
  void a_transaction_that_fails_leaves_nothing() {
    var lost = rows.order(shop);
    assertThatThrownBy(
            () -> write(
                t -> {
                  t.orders().insert(lost);
                  throw new IllegalArgumentException("in the middle");
                }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(found(t -> t.orders().find(lost.id()))).isEmpty();
  }

  @Test
  void one_that_fails_does_not_disturb_its_neighbours() throws Exception {
    var made = new ArrayList<OrderRow>();
    for (int i = 0; i < 40; i++) {
      made.add(rows.order(shop));
    }

    var outcomes =
        atOnce(
            made,
            one ->
                write(
                    t -> {
                      t.orders().insert(one);
                      if (made.indexOf(one) % 4 == 0) {
                        throw new IllegalArgumentException("this one");
                      }
                      return one;
                    }));

    assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(30);
    for (var one : made) {
      assertThat(read(t -> t.orders().find(one.id())).isPresent())
          .isEqualTo(made.indexOf(one) % 4 != 0);
    }
  }

  @Test
  void two_hundred_writers_at_once_are_all_on_disk() throws Exception {
    var made = new ArrayList<OrderRow>();
    for (int i = 0; i < 200; i++) {
      made.add(rows.order(shop));
    }

    var outcomes = atOnce(made, one -> write(t -> t.orders().insert(one)));

    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).contains(1));
    try (var again = reopened()) {
      long orders = again.read(t -> t.orders().count());
      assertThat(orders).isEqualTo(201);
    }
  }

  @Test
  void what_is_due_is_claimed_by_one_of_many_at_once() throws Exception {
    for (int i = 0; i < 30; i++) {
      var message = rows.message(account, "due-" + i, null);
      write(t -> t.messages().keep(message));
    }

    var claims =
        atOnce(
            List.of(1, 2, 3, 4, 5, 6, 7, 8),
            _ -> write(t -> t.messages().claimWork(10, 1_000, 10)));

    assertThat(claims.stream().flatMap(claim -> claim.orElseThrow().stream()).map(MessageRow::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_order_that_is_locked_waits_for_the_other_transaction() throws Exception {
    var outcomes =
        atOnce(
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            _ ->
                write(
                    t -> {
                      var now = t.orders().lock(order.id());
                      t.orders().truth(order.id(), now.sequence() + 1, "pending", "", 1);
                      return now;
                    }));

    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isPresent());
    assertThat(read(t -> t.orders().find(order.id())).orElseThrow().sequence()).isEqualTo(10);
  }

  private interface Try<A, T> {
    T with(A argument) throws Exception;
  }

  /// Runs all of them at the same moment; empty for one that threw.
  private static <A, T> List<Optional<T>> atOnce(List<A> arguments, Try<A, T> work)
      throws Exception {
    var start = new CyclicBarrier(arguments.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Optional<T>>>();
      for (var argument : arguments) {
        tasks.add(
            () -> {
              start.await();
              try {
                return Optional.of(work.with(argument));
              } catch (IllegalArgumentException wanted) {
                return Optional.empty();
              }
            });
      }
      var outcomes = new ArrayList<Optional<T>>();
      for (Future<Optional<T>> future : threads.invokeAll(tasks)) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }
}
