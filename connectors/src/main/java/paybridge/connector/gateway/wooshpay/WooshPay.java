package paybridge.connector.gateway.wooshpay;

import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.CapturesMoney;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.ClosesPages;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.Handbook;
import paybridge.connector.HasHandbook;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.MethodSpec;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.RefundsMoney;
import paybridge.connector.RegistersEndpoint;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.VoidsAuthorizations;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.Fields;

/// WooshPay. Begin at [EventSignature] for the proof, at [Events] for what an event means, at
/// [Opening] for the three ways in, at [StatusQuestion] for asking, and at [Moves] and [Refunds] for
/// money.
///
/// Dangerous: `livemode` contradicts itself inside one object and is never read; test or live is
/// the account's, by its key and host.
public final class WooshPay
    implements Gateway,
        AnswersStatus,
        CapturesMoney,
        VoidsAuthorizations,
        RefundsMoney,
        ChargesStoredMethods,
        ClosesPages,
        RegistersEndpoint,
        HasHandbook {
  @Override
  public String name() {
    return "wooshpay";
  }

  @Override
  public String title() {
    return "WooshPay";
  }

  @Override
  public List<SettingSpec> settings() {
    return WooshPaySettings.ALL;
  }

  @Override
  public List<MethodSpec> methods(Account account) {
    return Methods.of(account);
  }

  /// The API's host only: the widget's script is loaded by browsers.
  @Override
  public List<String> addresses(Account account) {
    return List.of(WooshPaySettings.host(account));
  }

  @Override
  public Answer<Opened> open(GatewayCall call, OpenRequest request) {
    return new Opening(call, request).open();
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
  public Answer<Report> refund(GatewayCall call, MoneyMove move) {
    return new Refunds(call, move).refund();
  }

  @Override
  public Answer<Report> charge(GatewayCall call, MoneyMove move, Secret token) {
    return new StoredCharge(call, move).charge(token);
  }

  @Override
  public Answer<Report> close(GatewayCall call, PaymentRef payment) {
    return new Closing(call, payment).close();
  }

  @Override
  public Answer<Registered> register(GatewayCall call, String address) {
    return new Endpoints(call).register(address);
  }

  @Override
  public Handbook handbook() {
    return WooshPayHandbook.handbook();
  }

  /// Refunds cannot be listed (section 9): one of which no answer came has no id to ask by.
  @Override
  public boolean showsMove(Move kind) {
    return kind != Move.REFUND;
  }

  @Override
  public Answer<List<Report>> ask(GatewayCall call, PaymentRef payment) {
    return new StatusQuestion(call, payment).ask();
  }

  @Override
  public Reading read(Account account, Incoming message) {
    var secrets = WooshPaySettings.webhookSecrets(account.settings());
    if (secrets.isEmpty()) {
      return unproved("the webhook secret of the account is not set", message);
    }
    var headers =
        message.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase(EventSignature.HEADER))
            .map(Header::value)
            .toList();
    var signature =
        headers.size() == 1
            ? EventSignature.parse(headers.getFirst())
            : Optional.<EventSignature>empty();
    if (signature.isEmpty()) {
      return unproved("it has no well-formed " + EventSignature.HEADER, message);
    }
    if (!signature.get().provedBy(secrets, message.body())) {
      return unproved("its signature fits none of the account's webhook secrets", message);
    }
    if (!signature.get().fresh(message.heard(), WooshPaySettings.tolerance(account.settings()))) {
      return unproved("its signature is too old or too new", message);
    }
    try {
      return new Events(account).read(Fields.read(message.body()));
    } catch (BadField broken) {
      return new Reading.Unclear(
          "body " + Digests.hex(Digests.sha256(message.body())),
          "The event is signed, but it cannot be read: " + broken.why(),
          Optional.empty());
    }
  }

  private static Reading unproved(String why, Incoming message) {
    return new Reading.Unproved(
        "Not an event of this account: " + why + ".", Events.referenceInside(message.body()));
  }
}
