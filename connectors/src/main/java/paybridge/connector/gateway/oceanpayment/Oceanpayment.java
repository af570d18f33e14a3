package paybridge.connector.gateway.oceanpayment;

import java.time.Instant;
import java.util.List;
import paybridge.connector.Account;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.connector.CapturesMoney;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.Handbook;
import paybridge.connector.HasHandbook;
import paybridge.connector.Incoming;
import paybridge.connector.ListsByTime;
import paybridge.connector.MethodSpec;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.RefundsMoney;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.TakesTracking;
import paybridge.connector.VoidsAuthorizations;

/// Oceanpayment. Begin at [Recipe] for what is signed, at [Notice] and [Result] for what comes in,
/// at [PageRequest] for the page, at [OrderQuery], [RefundQuery] and [TimeLists] for asking, at
/// [Moves] for refund, capture and void, and at [StoredCharge] for stored cards.
///
/// Dangerous: the signatures have no separators ([Result] says what that means), and a terminal
/// without a secret would let anybody sign.
public final class Oceanpayment
    implements Gateway,
        AnswersStatus,
        AnswersStatusInBatches,
        ListsByTime,
        RefundsMoney,
        CapturesMoney,
        VoidsAuthorizations,
        ChargesStoredMethods,
        TakesTracking,
        HasHandbook {
  @Override
  public String name() {
    return "oceanpayment";
  }

  @Override
  public String title() {
    return "Oceanpayment";
  }

  @Override
  public List<SettingSpec> settings() {
    return OceanpaymentSpecs.all();
  }

  @Override
  public List<MethodSpec> methods(Account account) {
    return Methods.of(account);
  }

  @Override
  public List<String> addresses(Account account) {
    return List.of(
        OceanpaymentSettings.payHost(account), OceanpaymentSettings.queryHost(account));
  }

  @Override
  public Answer<Opened> open(GatewayCall call, OpenRequest request) {
    return new PageRequest(call, request).open();
  }

  @Override
  public Reading read(Account account, Incoming message) {
    return new Notice(account, message).read();
  }

  /// The signature proves too little for another payment than the one of the trade answer: its
  /// values stand there without separators ([Result]).
  @Override
  public boolean believesOnlyNamedPayments() {
    return true;
  }

  /// `receive-ok` ends the repeats (section 10).
  @Override
  public Acknowledgement acknowledge(Incoming message, Reading reading) {
    return switch (reading) {
      case Reading.Genuine _, Reading.Irrelevant _, Reading.Unclear _ ->
          Acknowledgement.plain(200, "receive-ok");
      case Reading.Unproved _ -> Acknowledgement.plain(403, "signature not accepted");
    };
  }

  @Override
  public Answer<List<Report>> ask(GatewayCall call, PaymentRef payment) {
    return new OrderQuery(call)
        .ask(List.of(payment))
        .map(reports -> new RefundQuery(call, payment).andTheRefunds(reports));
  }

  /// The fields of refunds inside an answer are not published (open point O1).
  @Override
  public boolean showsMove(Move kind) {
    return kind != Move.REFUND;
  }

  @Override
  public int batchSize() {
    return OrderQuery.MOST_ORDERS;
  }

  @Override
  public Answer<List<Report>> askAll(GatewayCall call, List<PaymentRef> payments) {
    return new OrderQuery(call).ask(payments);
  }

  @Override
  public Answer<List<Report>> list(GatewayCall call, Instant from, Instant to) {
    return new TimeLists(call, from, to).list();
  }

  @Override
  public Answer<Report> refund(GatewayCall call, MoneyMove move) {
    return new Moves(call, move).refund();
  }

  @Override
  public Answer<Report> capture(GatewayCall call, MoneyMove move) {
    return new Moves(call, move).capture();
  }

  @Override
  public Answer<Report> voidAuthorization(GatewayCall call, MoneyMove move) {
    return new Moves(call, move).voidAuthorization();
  }

  @Override
  public Answer<Report> charge(GatewayCall call, MoneyMove move, Secret token) {
    return new StoredCharge(call, move, token).charge();
  }

  @Override
  public boolean wantsTracking(Account account) {
    return Tracking.switchedOn(account);
  }

  @Override
  public Answer<String> shipped(
      GatewayCall call, PaymentRef payment, String carrier, String number) {
    return new Tracking(call, payment).shipped(carrier, number);
  }

  @Override
  public Handbook handbook() {
    return OceanpaymentHandbook.ALL;
  }
}
