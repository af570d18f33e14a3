package paybridge.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Books;
import paybridge.agreement.ComparePlan;
import paybridge.agreement.Comparison;
import paybridge.agreement.Divergence;
import paybridge.agreement.Evidence;
import paybridge.agreement.Policy;
import paybridge.connector.AnswersStatus;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.connector.Gateway;
import paybridge.connector.Word;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.db.ComparisonRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.truth.Cases;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;

/// Compares the books of one order and does what the policy of a divergence says. It changes no
/// book by itself: it asks the gateway, tells the shop, or calls a person.
public final class Judge {
  /// How long a gateway or shop may contradict itself before a person is called.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// After so long a gateway that says nothing of a payment is not waited for: a person must know.
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /// So often within [#LATELY] a shop is told again what it heard and does not show. One that shows it
  /// for a moment and loses it again is told no oftener.
  private static final int REMINDERS = 2;

  private static final Duration LATELY = Duration.ofHours(1);

  /// With these a shop may hold an order back: a person decides already.
  private static final Set<String> WITH_A_PERSON =
      Set.of("late", "differs", "conflicting", "disputed", "paid-twice");

  private final InstantSource clock;
  private final Entries entries;
  private final Hearing hearing;
  private final Cases cases;

  public Judge(InstantSource clock, Entries entries, Hearing hearing, Cases cases) {
    this.clock = clock;
    this.entries = entries;
    this.hearing = hearing;
    this.cases = cases;
  }

  /// Compares an order and says when it is compared next. Inside a transaction that holds the order's
  /// lock.
  ///
  /// @param order as it is now
  void judge(Tables t, OrderRow order) {
    var row = t.comparisons().find(order.id()).orElseThrow();
    var attempts = t.payments().ofOrder(order.id());
    var books = ReadBooks.of(t, order, row, attempts);
    var found = Comparison.of(books).map(kind -> byHand(t, order, kind));
    long now = clock.millis();
    boolean known = found.map(Divergence::spelling).orElse("").equals(row.differs());
    var since = found.isEmpty() ? null : known ? row.differsSince() : Long.valueOf(now);
    int mended = known || lately(row, now) ? row.mended() : 0;
    if (!known) {
      ended(t, order, row, found);
    }
    int told =
        found.isEmpty()
            ? 0
            : act(t, order, books, found.get(), new State(since == null ? now : since, mended));
    var mendedAt = told > 0 ? Long.valueOf(now) : row.mendedAt();
    var next = write(t, order, row, books, found, since, new Mended(mended + told, mendedAt));
    // Telling the shop changes no attempt.
    next.filter(at -> !at.isAfter(Instant.ofEpochMilli(now).plus(ComparePlan.SOON)))
        .ifPresent(at -> askTogether(t, attempts, at));
  }

  /// How often the shop was told again lately, and when it was last.
  private record Mended(int times, @Nullable Long last) {}

  private static boolean lately(ComparisonRow row, long now) {
    return row.mendedAt() != null && now - row.mendedAt() < LATELY.toMillis();
  }

  /// How long a divergence has lasted, and how often the shop was told because of it.
  private record State(long since, int mended) {}

  /// What a person has changed in the shop once stays a person's change, whatever pictures come after.
  private static Divergence byHand(Tables t, OrderRow order, Divergence kind) {
    boolean before =
        kind == Divergence.PAID_NOT_IN_SHOP
            && t.cases().last(order.id(), Divergence.CHANGED_BY_HAND.spelling()).isPresent();
    return before ? Divergence.CHANGED_BY_HAND : kind;
  }

  private void ended(Tables t, OrderRow order, ComparisonRow row, Optional<Divergence> found) {
    Divergence.of(row.differs())
        .ifPresent(
            before -> {
              cases.close(t, order, before.spelling());
              if (found.isEmpty()) {
                line(t, order, "ok", "The books agree again. It was: " + before.cause());
              }
            });
    found
        .filter(kind -> kind.policy() != Policy.WAIT)
        .ifPresent(kind -> line(t, order, "differs", kind.cause()));
  }

  /// Does what the policy says; answers 1 when the shop is told because of it.
  private int act(Tables t, OrderRow order, Books books, Divergence kind, State state) {
    return switch (kind.policy()) {
      case WAIT -> 0;
      case PERSON -> {
        if (kind == Divergence.MARKED_PAID_BY_HAND) {
          ask(t, order, state.since());
        }
        call(t, order, books, kind);
        yield 0;
      }
      case ASK, ASK_THEN_PERSON -> {
        boolean stays = ask(t, order, state.since());
        if (stays) {
          call(t, order, books, kind);
        }
        yield 0;
      }
      case TELL -> tell(t, order, books, kind, state);
    };
  }

  /// Asks the gateways of all attempts. True when each has answered long enough after the
  /// divergence began, or cannot be asked, or keeps silent: then it stays.
  private boolean ask(Tables t, OrderRow order, long since) {
    long patience = since + PATIENCE.toMillis();
    boolean all = true;
    for (var payment : t.payments().ofOrder(order.id())) {
      if (!(gateway(t, payment) instanceof AnswersStatus)) {
        continue;
      }
      var book = t.gatewayBooks().find(payment.id());
      boolean answered = book.filter(row -> row.askedAt() >= patience).isPresent();
      if (!answered) {
        t.payments().askBy(payment.id(), Math.max(clock.millis(), since));
      }
      all &= answered;
    }
    return clock.millis() >= (all ? patience : since + SILENCE.toMillis());
  }

  private int tell(Tables t, OrderRow order, Books books, Divergence kind, State state) {
    // What it has lost it is told again in any case: it may hold the order back then as it did before.
    if (kind == Divergence.SHOP_FORGOT
        || flags(order).stream().noneMatch(WITH_A_PERSON::contains)) {
      var newest = t.updates().newest(order.id());
      boolean underWay = newest.filter(update -> update.state().equals("due")).isPresent();
      if (underWay) {
        return 0;
      }
      if (state.mended() < REMINDERS) {
        line(t, order, "ok", "The shop is told again.");
        if (kind == Divergence.SHOP_FORGOT && newest.isPresent()) {
          t.updates().again(newest.get().id(), clock.millis());
        } else {
          hearing.remind(t, order);
        }
        return 1;
      }
      call(t, order, books, kind);
    }
    return 0;
  }

  private static List<String> flags(OrderRow order) {
    return List.of(order.flags().split(" "));
  }

  private void call(Tables t, OrderRow order, Books books, Divergence kind) {
    cases.open(t, order, kind.spelling(), kind.cause(), Evidence.of(books, order.currency()));
  }

  private Optional<Instant> write(
      Tables t,
      OrderRow order,
      ComparisonRow row,
      Books books,
      Optional<Divergence> found,
      @Nullable Long since,
      Mended mended) {
    var now = clock.instant();
    boolean open =
        order.word().equals("pending")
            || order.word().equals("authorized")
            || books.ours().sums().refundPending() > 0
            || flags(order).contains("unknown");
    var next =
        ComparePlan.next(
            now,
            Instant.ofEpochMilli(order.changedAt()),
            found
                .filter(kind -> kind.policy() != Policy.WAIT)
                .map(_ -> Instant.ofEpochMilli(Objects.requireNonNull(since))),
            open);
    t.comparisons()
        .compared(
            new ComparisonRow(
                row.orderId(), row.shopId(), next.map(Instant::toEpochMilli).orElse(null),
                row.rounds(), now.toEpochMilli(), row.heardSequence(), row.heardPaid(),
                row.missing(), row.shopTotal(), row.shopRefunded(), row.shopCurrency(),
                row.saidAt(), found.map(Divergence::spelling).orElse(""), since,
                mended.times(), mended.last()));
    return next;
  }

  /// A fresh order's gateway is asked before the next comparison, where many payments cost one
  /// question.
  private static void askTogether(Tables t, List<PaymentRow> attempts, Instant next) {
    for (var payment : attempts) {
      if (watched(payment)
          && gateway(t, payment) instanceof AnswersStatusInBatches) {
        t.payments().askBy(payment.id(), next.minus(ComparePlan.PROOF).toEpochMilli());
      }
    }
  }

  /// The dialect; the directory would read in a transaction of its own.
  private static Gateway gateway(Tables t, PaymentRow payment) {
    var name = t.accounts().find(payment.accountId()).orElseThrow().gateway();
    return InstalledConnectors.gateway(name).orElseThrow();
  }

  private static boolean watched(PaymentRow payment) {
    return !payment.pageState().equals("row") || payment.word().equals(Word.PAID.spelling());
  }

  private void line(Tables t, OrderRow order, String result, String detail) {
    entries.write(t, order, null, new Entries.Line("bridge", "compare", result, detail));
  }
}
