package paybridge.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Divergence;
import paybridge.agreement.Policy;
import paybridge.torture.GatewayWhims.Saying;

/// One order into whose books a divergence is injected, and what comes of it. Times on the bridge's
/// clock in milliseconds.
final class Injected {
  private final Stage stage;
  private final Injection plan;
  private final BookedOrder order;
  private long begun;
  private volatile boolean injected;
  private @Nullable Long found;
  private @Nullable Long ended;

  /// The order is at the bridge, and its page is open.
  Injected(Stage stage, Injection plan, BookedOrder order) {
    this.stage = stage;
    this.plan = plan;
    this.order = order;
  }

  Injection plan() {
    return plan;
  }

  String id() {
    return order.id();
  }

  /// The gateway tells what makes the bridge's word; its book says the same.
  void arrange(News news) throws InterruptedException {
    whim(plan.before());
    int number = 0;
    for (var saying : plan.told()) {
      stage.gateway.says(order.reference(), saying);
      var payment =
          GatewayWhims.as(news.picture(order.reference(), order.total(), "waiting"), saying);
      news.tell(
          news.message("evt-" + order.id() + "-" + number++, "payment.changed", payment));
    }
    begun = stage.clock.millis();
  }

  /// The bridge has the word, and the shop has heard of it as far as it hears.
  boolean arranged(Sight sight) {
    boolean heard =
        switch (plan.before()) {
          case DEAF -> true;
          case GONE -> sight.telling().equals("parked");
          case null, default -> plan.shop() == 1 || sight.telling().equals("delivered");
        };
    return heard && sight.word().equals(plan.ours().spelling());
  }

  /// Gateway and shop change what they say, and tell nobody.
  void inject() {
    stage.gateway.says(order.reference(), plan.says());
    whim(plan.after());
    if (!plan.standing()) {
      begun = stage.clock.millis();
    }
    injected = true;
  }

  private void whim(@Nullable Whim whim) {
    if (whim != null) {
      shop().whim(order.id(), whim);
    }
  }

  private Shop shop() {
    return stage.shops().get(plan.shop());
  }

  /// Looks whether it is found and ended by now.
  void look(Sight sight, long now) {
    if (!injected) {
      return;
    }
    if (found == null && found(sight)) {
      found = now;
    }
    if (ended == null && ended(sight)) {
      ended = now;
    }
  }

  private boolean found(Sight sight) {
    return names().contains(sight.differs()) || ended(sight);
  }

  private boolean ended(Sight sight) {
    var kind = plan.kind();
    if (kind.isEmpty()) {
      return true;
    }
    return switch (kind.get().policy()) {
      case ASK -> isTrue(sight);
      case WAIT -> found != null;
      case TELL, PERSON, ASK_THEN_PERSON ->
          kind.get() == Divergence.SHOP_FORGOT
              ? shop().whim(order.id()).isEmpty()
              : names().stream().anyMatch(sight.cases()::contains);
    };
  }

  /// The gateway's answer is in the bridge's book; sums are looked at where the shop heard of them.
  private boolean isTrue(Sight sight) {
    return switch (plan.kind().orElseThrow()) {
      case TAKEN_MORE -> order.amount("captured") > order.total();
      case REFUND_NOT_HEARD ->
          plan.says() == Saying.PARTLY_REFUNDED
              ? order.amount("refunded") == GatewayWhims.UNIT
              : sight.word().equals(plan.truth().spelling());
      default -> sight.word().equals(plan.truth().spelling());
    };
  }

  private List<String> names() {
    return Stream.of(plan.kind(), plan.otherwise())
        .flatMap(Optional::stream)
        .map(Divergence::spelling)
        .toList();
  }

  /// Milliseconds until it was found; empty when it was not.
  Optional<Long> found() {
    return Optional.ofNullable(found).map(at -> Math.max(0, at - begun));
  }

  /// Milliseconds until it had ended; empty when it has not.
  Optional<Long> ended() {
    return Optional.ofNullable(ended).map(at -> Math.max(0, at - begun));
  }

  /// Whatever was changed and must not be, one sentence each.
  List<String> wrong(Sight sight) {
    var wrong = new ArrayList<String>();
    var words = List.of(plan.ours().spelling(), plan.truth().spelling());
    if (!words.contains(sight.word())) {
      wrong.add(this + ": the bridge's word became " + sight.word());
    }
    if (order.paidAt() != 0 && !plan.payable()) {
      wrong.add(this + ": the shop was told that it is paid");
    }
    boolean quiet = plan.kind().isEmpty() || plan.kind().get().policy() == Policy.WAIT;
    if (quiet && sight.cases().contains(sight.differs())) {
      wrong.add(this + ": a person was called because of " + sight.differs());
    }
    return wrong;
  }

  /// For people: what was injected and what came of it.
  String told(Sight sight) {
    return "%s: wanted %s, found %s, word %s, telling %s, cases %s"
        .formatted(this, names(), sight.differs(), sight.word(), sight.telling(), sight.cases());
  }

  @Override
  public String toString() {
    return order.id() + " (" + plan.name() + ")";
  }
}
