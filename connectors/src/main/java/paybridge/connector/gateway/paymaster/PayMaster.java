package paybridge.connector.gateway.paymaster;

import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.CapturesMoney;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.Handbook;
import paybridge.connector.HasHandbook;
import paybridge.connector.Incoming;
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
import paybridge.connector.VoidsAuthorizations;

/// PayMaster by Finexus. Begin at [Opening] for the way out, at [Result] for the way back, at
/// [SoapQuery] for asking, and at [Refunding], [Authorization] and [StoredCharge] for money.
///
/// Dangerous: the gateway has no webhook. The result travels in the shopper's browser, and when the
/// browser is closed nothing comes at all; only the query closes that gap. And the query tells
/// nothing of captures and little of refunds.
public final class PayMaster
    implements Gateway,
        AnswersStatus,
        RefundsMoney,
        CapturesMoney,
        VoidsAuthorizations,
        ChargesStoredMethods,
        HasHandbook {
  @Override
  public String name() {
    return "paymaster";
  }

  @Override
  public String title() {
    return "PayMaster";
  }

  @Override
  public List<SettingSpec> settings() {
    return SettingList.ALL;
  }

  @Override
  public List<MethodSpec> methods(Account account) {
    return Methods.of(account);
  }

  @Override
  public Answer<Opened> open(GatewayCall call, OpenRequest request) {
    return new Opening(call, request).open();
  }

  @Override
  public Reading read(Account account, Incoming message) {
    if (PayMasterSettings.secrets(account.settings()).isEmpty()) {
      return unproved("the secret key of the account is not set", Optional.empty());
    }
    var push = QrPush.of(account, message);
    if (push.isPresent()) {
      return push.get().read();
    }
    var read =
        ResultMessage.carried(message)
            .flatMap(text -> Proof.decrypted(account, text))
            .flatMap(ResultMessage::read);
    if (read.isEmpty()) {
      return unproved("it carries no list of fields", Optional.empty());
    }
    var result = read.get();
    var type = type(result);
    return Proof.missing(account, result, type)
        .map(why -> unproved(why, result.reference()))
        .orElseGet(() ->
            switch (type) {
              case "0270", "0290" ->
                  new Result(account, type, result, message.path().endsWith("/cancel")).read();
              default -> new MoveMessage(account, type, result).read();
            });
  }

  private static String type(ResultMessage message) {
    return switch (message.get(MessageDefinition.TYPE)) {
      case "0110", "0190", "0210", "0230", "0270", "0410" -> message.get(MessageDefinition.TYPE);
      default -> "0290";
    };
  }

  @Override
  public Acknowledgement acknowledge(Incoming message, Reading reading) {
    return reading instanceof Reading.Unclear(var key, _, _) && key.startsWith("qr ")
        ? QrPush.heard()
        : Gateway.super.acknowledge(message, reading);
  }

  @Override
  public Answer<List<Report>> ask(GatewayCall call, PaymentRef payment) {
    return new SoapQuery(call).ask(payment);
  }

  /// A captured hold looks like any other, and of refunds the query knows little (section 12).
  @Override
  public boolean showsMove(Move kind) {
    return kind == Move.VOID;
  }

  @Override
  public Answer<Report> refund(GatewayCall call, MoneyMove move) {
    return new Refunding(call, move).refund();
  }

  @Override
  public Answer<Report> capture(GatewayCall call, MoneyMove move) {
    return new Authorization(call, move).capture();
  }

  @Override
  public Answer<Report> voidAuthorization(GatewayCall call, MoneyMove move) {
    return new Authorization(call, move).voidAuthorization();
  }

  @Override
  public Answer<Report> charge(GatewayCall call, MoneyMove move, Secret token) {
    return new StoredCharge(call, move).charge(token);
  }

  @Override
  public Handbook handbook() {
    return PayMasterHandbook.PAGE;
  }

  private static Reading unproved(String why, Optional<String> reference) {
    return new Reading.Unproved("Not a result of this account: " + why + ".", reference);
  }
}
