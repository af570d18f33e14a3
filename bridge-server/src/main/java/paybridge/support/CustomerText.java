package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.DeclineReason;
import paybridge.connector.Money;
import paybridge.connector.Word;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.payment.OrderTruth;

/// What can be written to the customer about an order: what is true of it now, in plain words. The
/// words stand in [CustomerWords]; here is only which of them are true.
final class CustomerText {
  /// What a customer can be told; the key of its sentence is its name in the words.
  enum State {
    /// Nobody knows yet whether money moved.
    CHECKING,
    /// The payment page can still be paid.
    OPEN,
    /// The same, and one try was declined.
    OPEN_DECLINED,
    HELD,
    /// Paid, and the shop has heard it.
    PAID,
    /// Paid, and the shop is still being told.
    PAID_TELLING,
    /// Paid, and a person must look at it.
    PAID_LOOKED_AT,
    REFUND_PENDING,
    REFUND_FAILED,
    REFUNDED_PART,
    REFUNDED,
    DECLINED,
    /// The gateway never opened its page.
    NOT_OPENED,
    CANCELLED,
    EXPIRED;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A text in one language.
  ///
  /// @param code of the language, for `lang`
  record Text(String code, String language, String text) {}

  private static final List<String> FOR_A_PERSON = List.of("differs", "paid-twice", "disputed");
  private final ReadOrder read;
  private final OrderTruth truth;

  CustomerText(ReadOrder read) {
    this.read = read;
    this.truth = read.truth();
  }

  /// The text in every language that there is.
  List<Text> all() {
    var keys = keys(state());
    return CustomerWords.LANGUAGES.stream()
        .map(
            words ->
                new Text(
                    words.code(), words.language(),
                    String.join(
                        "\n\n", keys.stream().map(key -> words.say(key, values())).toList())))
        .toList();
  }

  State state() {
    if (truth.flags().contains("unknown") || truth.flags().contains("conflicting")) {
      return State.CHECKING;
    }
    return switch (truth.word()) {
      case PENDING ->
          notOpened() ? State.NOT_OPENED : declinedOnce() ? State.OPEN_DECLINED : State.OPEN;
      case AUTHORIZED -> State.HELD;
      case PAID -> paid();
      case REFUNDED -> truth.refundPending() > 0 ? State.REFUND_PENDING : State.REFUNDED;
      case DECLINED -> notOpened() ? State.NOT_OPENED : State.DECLINED;
      case CANCELLED -> State.CANCELLED;
      case EXPIRED -> State.EXPIRED;
    };
  }

  private State paid() {
    if (truth.refundPending() > 0) {
      return State.REFUND_PENDING;
    }
    if (truth.flags().stream().anyMatch(FOR_A_PERSON::contains)) {
      return State.PAID_LOOKED_AT;
    }
    if (failedRefund().isPresent()) {
      return State.REFUND_FAILED;
    }
    if (truth.refunded() > 0) {
      return State.REFUNDED_PART;
    }
    return Boolean.TRUE.equals(read.order().shopPaid()) ? State.PAID : State.PAID_TELLING;
  }

  /// The last refund that was tried, if it failed.
  private Optional<OperationRow> failedRefund() {
    return read.operations().stream()
        .filter(op -> op.kind().equals("refund"))
        .reduce((_, newer) -> newer)
        .filter(op -> op.state().equals("failed") || op.state().equals("refused"));
  }

  /// Whoever never saw a page was not declined.
  private boolean notOpened() {
    return !read.attempts().isEmpty()
        && read.entries().stream()
            .filter(entry -> last().id().equals(entry.paymentId()))
            .filter(entry -> entry.what().startsWith("open page"))
            .reduce((_, newer) -> newer)
            .filter(entry -> !entry.result().equals("ok"))
            .isPresent();
  }

  private boolean declinedOnce() {
    return !read.attempts().isEmpty() && last().declined() != null;
  }

  private PaymentRow last() {
    return read.attempts().getLast();
  }

  /// The sentences of a state, in their order.
  private List<String> keys(State state) {
    var keys = new ArrayList<>(List.of("greeting", state.key()));
    if (state == State.DECLINED || state == State.OPEN_DECLINED) {
      keys.addAll(declined(reason()));
    }
    keys.add(read.attempts().isEmpty() ? "end" : "reference");
    return keys;
  }

  private DeclineReason reason() {
    var reason = last().declined();
    return reason == null
        ? DeclineReason.OTHER
        : DeclineReason.valueOf(reason.toUpperCase(Locale.ROOT));
  }

  /// Why, and what to do about it.
  static List<String> declined(DeclineReason reason) {
    var todo =
        switch (reason) {
          case CONFIGURATION -> "do-wait";
          case TRY_LATER, LEFT_BY_SHOPPER, AUTHENTICATION_FAILED, INVALID_CARD, OTHER -> "do-again";
          case INSUFFICIENT_FUNDS, DO_NOT_HONOUR, EXPIRED_CARD, LOST_OR_STOLEN, FRAUD_SUSPECTED,
                  LIMIT_EXCEEDED, NOT_PERMITTED ->
              "do-another-way";
        };
    return List.of("reason-" + reason.spelling().replace('_', '-'), todo);
  }

  private Map<String, String> values() {
    var order = read.order();
    long back =
        truth.refundPending() > 0
            ? truth.refundPending()
            : failedRefund()
                .filter(_ -> truth.word() == Word.PAID && truth.refundPending() == 0)
                .map(OperationRow::amount)
                .orElse(truth.refunded());
    long paid = truth.captured() > 0 ? truth.captured() : order.asked();
    return Map.of(
        "number", order.number(),
        "amount", Money.of(paid, order.currency()).toString(),
        "refund", Money.of(back, order.currency()).toString(),
        "reference", read.attempts().isEmpty() ? "" : last().reference());
  }
}
