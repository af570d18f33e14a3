package paybridge.truth;

import java.time.InstantSource;
import java.util.List;
import paybridge.agreement.GatewayWord;
import paybridge.connector.AnswersStatus;
import paybridge.connector.AnswersStatus.Move;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Gateway;
import paybridge.connector.Report;
import paybridge.connector.Word;
import paybridge.db.GatewayBookRow;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.Lifecycle;
import paybridge.payment.Standing;

/// The gateway's own book of an attempt: what its answer to a question says by itself, as if nothing
/// had been heard before. Our book takes the same answer in by [Hearing]; where the two differ then,
/// the gateway denies something that it had told.
public final class GatewayBook {
  private final InstantSource clock;

  public GatewayBook(InstantSource clock) {
    this.clock = clock;
  }

  /// Keeps an answer. Inside the transaction in which it was heard, afterwards.
  ///
  /// @param payment as it is now, with its operations
  /// @param asked when the question began; UTC milliseconds
  /// @param news hearing it changed our book, which therefore is as young as the answer
  /// @return true when it says something else than the gateway's last answer
  public boolean answered(
      Tables t,
      PaymentRow payment,
      List<OperationRow> operations,
      List<Report> reports,
      Gateway gateway,
      long asked,
      boolean news) {
    var ours = Standings.of(payment, operations);
    var row = row(payment, ours, reports, gateway, news ? clock.millis() : asked);
    var before = t.gatewayBooks().find(payment.id());
    t.gatewayBooks().said(row);
    return before.filter(known -> same(known, row)).isEmpty();
  }

  /// The gateway's word about a payment by these reports alone.
  public static GatewayWord word(PaymentRow payment, List<Report> reports) {
    boolean known = reports.stream().anyMatch(report -> !(report.fact() instanceof Fact.NotKnown));
    return known ? GatewayWord.of(alone(payment, reports).word()) : GatewayWord.NOT_KNOWN;
  }

  /// These reports alone tell of more money taken or given back than our book shows.
  public static boolean tellsMore(Tables t, PaymentRow payment, List<Report> reports) {
    var ours = Standings.of(payment, t.operations().ofPayment(payment.id()));
    var alone = alone(payment, reports);
    return alone.captured() > ours.captured() || alone.refunded() > ours.refunded();
  }

  private GatewayBookRow row(
      PaymentRow payment, Standing ours, List<Report> reports, Gateway gateway, long at) {
    var alone = alone(payment, reports);
    var said = word(payment, reports);
    long captured = alone.captured();
    if (hides(reports, ours, gateway)) {
      said = GatewayWord.of(ours.word());
      captured = ours.captured();
    }
    return new GatewayBookRow(
        payment.id(),
        payment.orderId(),
        said.spelling(),
        alone.authorized(),
        captured,
        shows(gateway, Move.REFUND) ? alone.refunded() : -1,
        alone.refundPending(),
        at,
        clock.millis());
  }

  private static Standing alone(PaymentRow payment, List<Report> reports) {
    var alone =
        Standing.asked(
            Standings.asked(payment),
            Standings.capture(payment));
    for (var report : reports) {
      var id =
          report.fact() instanceof Fact.Refund refund
              ? refund.gatewayId().or(refund::ourReference).orElse("")
              : "";
      alone = Lifecycle.hear(alone, report.fact(), id);
    }
    return alone;
  }

  /// Some gateways show a hold as approved, whatever became of it: then an answer tells nothing of
  /// capture and void.
  private static boolean hides(List<Report> reports, Standing ours, Gateway gateway) {
    boolean approved = reports.stream().anyMatch(r -> r.fact() instanceof Fact.Approved);
    boolean hold = ours.capture() == Capture.MANUAL && ours.word() != Word.PENDING;
    return approved
        && hold
        && ours.authorized() + ours.captured() > 0
        && !(shows(gateway, Move.CAPTURE) && shows(gateway, Move.VOID));
  }

  private static boolean shows(Gateway gateway, Move move) {
    return gateway instanceof AnswersStatus answers && answers.showsMove(move);
  }

  private static boolean same(GatewayBookRow one, GatewayBookRow other) {
    return one.said().equals(other.said())
        && one.authorized() == other.authorized()
        && one.captured() == other.captured()
        && one.refunded() == other.refunded()
        && one.refundPending() == other.refundPending();
  }
}
