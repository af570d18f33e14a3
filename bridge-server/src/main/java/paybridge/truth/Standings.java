package paybridge.truth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.payment.Ending;
import paybridge.payment.Refunded;
import paybridge.payment.Standing;

/// Rows read as a standing, and back.
public final class Standings {
  private Standings() {}

  /// What is true about this attempt.
  public static Standing of(PaymentRow row, List<OperationRow> operations) {
    return new Standing(
        asked(row),
        capture(row),
        row.captureAsked(),
        row.authorized(),
        row.captured(),
        row.voided(),
        Optional.ofNullable(row.ending()).map(word -> Ending.valueOf(upper(word))),
        Optional.ofNullable(row.declined()).map(word -> DeclineReason.valueOf(upper(word))),
        operations.stream()
            .filter(op -> op.paymentId().equals(row.id()) && op.kind().equals("refund"))
            .flatMap(op -> refund(op).stream())
            .toList(),
        row.disputed(),
        row.disputeDecided(),
        row.conflicting());
  }

  public static Money asked(PaymentRow row) {
    return Money.of(row.asked(), row.currency());
  }

  /// Whether a sale or a hold was asked.
  public static Capture capture(PaymentRow row) {
    return Capture.valueOf(upper(row.capture()));
  }

  /// A refund counts as pending from the moment it was meant, so that sums never exceed; one that
  /// was refused or never sent does not count.
  private static Optional<Refunded> refund(OperationRow op) {
    return state(op).map(state -> new Refunded(op.id(), op.amount(), state));
  }

  /// How far a refund is; empty when it moved nothing.
  public static Optional<RefundState> state(OperationRow op) {
    return switch (op.state()) {
      case "done" -> Optional.of(RefundState.DONE);
      case "failed" -> Optional.of(RefundState.FAILED);
      case "refused" -> Optional.empty();
      default -> Optional.of(RefundState.PENDING);
    };
  }

  /// The row with this standing.
  static PaymentRow moved(
      PaymentRow row, Standing now, boolean late, @Nullable Long askAt, String pageState, long at,
      @Nullable String gatewayReference, String furtherIds) {
    return new PaymentRow(
        row.id(), row.orderId(), row.shopId(), row.accountId(), row.attempt(), row.token(),
        row.returnToken(), row.reference(), gatewayReference, furtherIds, row.method(), row.flow(),
        row.capture(), row.fingerprint(), row.currency(), row.asked(), now.captureAsked(),
        now.authorized(), now.captured(), now.voided(),
        now.ending().map(ending -> lower(ending.name())).orElse(null),
        now.declined().map(DeclineReason::spelling).orElse(null),
        now.disputed(), now.disputeDecided(), now.conflicting(), row.unknown(), late,
        row.superseded(), now.word().spelling(), row.details(), row.page(), pageState,
        row.pageEnds(), row.openLease(), askAt, row.asks(), row.windowMs(), row.createdAt(), at);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
