package paybridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Word;

/// The four sentences of money, and the whole table of what a fact makes of an attempt.
class LifecycleTest {
  private static final Money ASKED = Money.of(4990, "EUR");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/lifecycle.txt");

  private static Map<String, Fact> facts() {
    var facts = new LinkedHashMap<String, Fact>();
    facts.put("waiting", new Fact.Waiting(Optional.empty()));
    facts.put("try declined", new Fact.Waiting(Optional.of(DeclineReason.EXPIRED_CARD)));
    facts.put("authorized", new Fact.Authorized(ASKED));
    facts.put("captured", new Fact.Captured(ASKED));
    facts.put("captured in part", new Fact.Captured(Money.of(2000, "EUR")));
    facts.put("captured in yen", new Fact.Captured(Money.of(4990, "JPY")));
    facts.put("approved", new Fact.Approved(ASKED));
    facts.put("declined", new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
    facts.put("cancelled", new Fact.Cancelled());
    facts.put("expired", new Fact.Expired());
    facts.put("voided", new Fact.Voided());
    facts.put("refund pending", refund(4990, RefundState.PENDING));
    facts.put("refund done", refund(4990, RefundState.DONE));
    facts.put("refund failed", refund(4990, RefundState.FAILED));
    facts.put("part refunded", refund(1000, RefundState.DONE));
    facts.put("disputed", new Fact.Disputed(ASKED, true, Optional.empty()));
    facts.put("dispute decided", new Fact.Disputed(ASKED, false, Optional.empty()));
    facts.put("not known", new Fact.NotKnown());
    return facts;
  }

  private static Fact refund(long minor, RefundState state) {
    return new Fact.Refund(
        Optional.of("r" + minor), Optional.empty(), Money.of(minor, "EUR"), state);
  }

  private static Standing hear(Standing before, Fact fact) {
    var id = fact instanceof Fact.Refund refund ? refund.gatewayId().orElseThrow() : "";
    return Lifecycle.hear(before, fact, id);
  }

  private static Standing after(Capture capture, Fact... facts) {
    var standing = Standing.asked(ASKED, capture);
    for (var fact : facts) {
      standing = hear(standing, fact);
    }
    return standing;
  }

  @Test
  void the_whole_lifecycle_is_as_printed_in_the_golden_file() throws IOException {
    var text = new StringBuilder("# standing (facts heard) + fact = word, flags\n");
    for (var first : facts().entrySet()) {
      for (var second : facts().entrySet()) {
        var standing = after(Capture.AUTOMATIC, first.getValue(), second.getValue());
        text.append(
            "%-16s + %-16s = %s%s%n"
                .formatted(
                    first.getKey(), second.getKey(), standing.word().spelling(), flags(standing)));
      }
    }
    var printed = text.toString().replace("\r\n", "\n");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(GOLDEN));
  }

  private static String flags(Standing standing) {
    var truth = OrderTruth.of(List.of(new OrderTruth.Attempt(1, standing, false, false)));
    return truth.flags().isEmpty() ? "" : " " + truth.flags();
  }

  @Test
  void news_of_money_is_never_dropped() {
    for (var bad : List.of("declined", "cancelled", "expired")) {
      var fact = Objects.requireNonNull(facts().get(bad));
      assertThat(after(Capture.AUTOMATIC, fact, new Fact.Captured(ASKED)).word())
          .as("paid after " + bad)
          .isEqualTo(Word.PAID);
      assertThat(after(Capture.AUTOMATIC, new Fact.Captured(ASKED), fact).word())
          .as(bad + " after paid")
          .isEqualTo(Word.PAID);
    }
  }

  @Test
  void a_yes_that_does_not_say_more_means_what_was_asked() {
    assertThat(after(Capture.AUTOMATIC, new Fact.Approved(ASKED)).word()).isEqualTo(Word.PAID);
    var held = after(Capture.MANUAL, new Fact.Approved(ASKED));
    assertThat(held.word()).isEqualTo(Word.AUTHORIZED);
    assertThat(held.captured()).isZero();
    assertThat(hear(hear(held, new Fact.Captured(ASKED)), new Fact.Approved(ASKED)).captured())
        .isEqualTo(4990);
  }

  @Test
  void old_news_changes_nothing() {
    var paid = after(Capture.AUTOMATIC, new Fact.Captured(ASKED));
    assertThat(hear(paid, new Fact.Captured(ASKED))).isSameAs(paid);
    assertThat(hear(paid, new Fact.Waiting(Optional.empty()))).isSameAs(paid);
    assertThat(hear(paid, new Fact.NotKnown())).isSameAs(paid);
  }

  @Test
  void every_order_of_news_and_every_repeat_ends_in_the_same_word_and_amounts() {
    var all = new ArrayList<>(facts().values());
    for (int size = 2; size <= 5; size++) {
      for (int start = 0; start + size <= all.size(); start++) {
        var chosen = all.subList(start, start + size);
        var expected = seen(after(Capture.AUTOMATIC, chosen.toArray(Fact[]::new)));
        permute(
            new ArrayList<>(chosen),
            0,
            order -> {
              var twice = new ArrayList<>(order);
              twice.addAll(order);
              assertThat(seen(after(Capture.AUTOMATIC, twice.toArray(Fact[]::new))))
                  .as("order " + order)
                  .isEqualTo(expected);
            });
      }
    }
  }

  /// Everything but the last decline, which is only told and decides nothing.
  private static String seen(Standing s) {
    return s.word() + " " + s.captured() + " " + s.authorized() + " " + s.refunds() + " "
        + s.disputed() + " " + s.conflicting() + " " + s.ending() + " " + s.voided();
  }

  private static void permute(List<Fact> facts, int from, Consumer<List<Fact>> use) {
    if (from == facts.size()) {
      use.accept(facts);
      return;
    }
    for (int i = from; i < facts.size(); i++) {
      java.util.Collections.swap(facts, from, i);
      permute(facts, from + 1, use);
      java.util.Collections.swap(facts, from, i);
    }
  }

  @Test
  void bad_news_counts_only_from_the_newest_attempt() {
    var open = Standing.asked(ASKED, Capture.AUTOMATIC);
    var expired = after(Capture.AUTOMATIC, new Fact.Expired());
    assertThat(truth(expired, open).word()).isEqualTo(Word.PENDING);
    assertThat(truth(open, expired).word()).isEqualTo(Word.EXPIRED);
  }

  @Test
  void money_counts_from_any_attempt_and_two_payments_are_flagged() {
    var paid = after(Capture.AUTOMATIC, new Fact.Captured(ASKED));
    var declined = after(Capture.AUTOMATIC, new Fact.Declined(DeclineReason.OTHER));
    assertThat(truth(paid, declined).word()).isEqualTo(Word.PAID);
    assertThat(truth(paid, declined).flags()).isEmpty();
    assertThat(truth(paid, paid).flags()).containsExactly("paid-twice");
  }

  @Test
  void a_wrong_amount_is_paid_but_held_for_a_person_unless_the_shop_asked_for_the_part() {
    var part = after(Capture.MANUAL, new Fact.Authorized(ASKED), new Fact.Captured(Money.of(2000, "EUR")));
    assertThat(part.differs()).isTrue();
    assertThat(part.captureAsked(2000).differs()).isFalse();
    assertThat(after(Capture.AUTOMATIC, new Fact.Captured(Money.of(9999, "EUR"))).differs()).isTrue();
  }

  @Test
  void a_refund_that_failed_later_is_taken_back() {
    var refunded =
        after(Capture.AUTOMATIC, new Fact.Captured(ASKED), refund(4990, RefundState.DONE));
    assertThat(refunded.word()).isEqualTo(Word.REFUNDED);
    var failed = hear(refunded, refund(4990, RefundState.FAILED));
    assertThat(failed.word()).isEqualTo(Word.PAID);
    assertThat(failed.refundable()).isEqualTo(4990);
  }

  @Test
  void asking_grows_slower_and_stops_only_when_no_money_can_come() {
    var opened = Instant.parse("2026-11-01T10:00:00Z");
    var day = Duration.ofHours(24);
    assertThat(AskingPlan.first(opened, Optional.empty())).isEqualTo(opened.plusSeconds(30));
    assertThat(AskingPlan.next(opened, opened.plusSeconds(30), 1, day, false, Optional.empty()))
        .contains(opened.plusSeconds(90));
    assertThat(AskingPlan.next(opened, opened.plus(Duration.ofDays(2)), 40, day, false, Optional.empty()))
        .contains(opened.plus(Duration.ofDays(3)));
    assertThat(AskingPlan.next(opened, opened.plus(Duration.ofDays(8)), 50, day, true, Optional.empty()))
        .contains(opened.plus(Duration.ofDays(30)));
    assertThat(AskingPlan.next(opened, opened.plus(Duration.ofDays(31)), 51, day, true, Optional.empty()))
        .contains(opened.plus(Duration.ofDays(180)));
    assertThat(AskingPlan.next(opened, opened.plus(Duration.ofDays(181)), 52, day, true, Optional.empty())).isEmpty();
  }

  @Test
  void an_update_is_tried_for_a_week_with_jitter_and_obeys_retry_after_up_to_an_hour() {
    var made = Instant.parse("2026-11-01T10:00:00Z");
    assertThat(RetryPlan.next(made, made, 1, Optional.empty(), 0)).contains(made.plusMillis(2500));
    assertThat(RetryPlan.next(made, made, 1, Optional.empty(), 999))
        .hasValueSatisfying(next -> assertThat(next).isBefore(made.plusSeconds(5)));
    assertThat(RetryPlan.next(made, made, 1, Optional.of(made.plusSeconds(600)), 0))
        .contains(made.plusSeconds(600));
    assertThat(RetryPlan.next(made, made, 1, Optional.of(made.plus(Duration.ofDays(1))), 0))
        .contains(made.plus(Duration.ofHours(1)));
    assertThat(RetryPlan.next(made, made.plus(Duration.ofDays(7)), 60, Optional.empty(), 0))
        .isEmpty();
  }

  @Test
  void our_references_carry_our_mark_and_others_do_not() {
    var reference = MerchantReference.of("Größe #10/01-A and more", new byte[] {1, 2, 3, 4, 5});
    assertThat(reference).matches("[A-Za-z0-9-]{1,14}-[0-9A-HJKMNP-TV-Z]{8}").hasSizeLessThan(26);
    assertThat(MerchantReference.looksOurs(reference)).isTrue();
    assertThat(MerchantReference.looksOurs("ORD-1001")).isFalse();
  }

  private static OrderTruth truth(Standing first, Standing second) {
    return OrderTruth.of(
        List.of(
            new OrderTruth.Attempt(1, first, false, false),
            new OrderTruth.Attempt(2, second, false, false)));
  }
}
