package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;

/// What the answer to a query means (contract sections 11 and 12). It tells of the payment, not of
/// its capture or refunds: an approved hold and a captured one look alike here.
record QueryAnswer(Account account, PaymentRef payment, SoapAnswer answer) {
  private static final String ANSWERED = "00";
  static final String NOT_FOUND = "12";

  private ResultMessage message() {
    return answer.message();
  }

  /// What became of the payment.
  Answer<List<Report>> became() {
    return switch (message().get("f274_QRespCode")) {
      case ANSWERED -> status();
      case NOT_FOUND -> new Answer.Done<>(List.of(report("", new Fact.NotKnown())));
      default ->
          new Answer.Unknown<>("PayMaster's query service did not answer: " + word("") + ".");
    };
  }

  /// A payment without a status is not decided: nobody has paid on its page yet (section 11.2).
  private Answer<List<Report>> status() {
    var code = StatusCodes.status(message()::get);
    if (code.isEmpty()) {
      return new Answer.Unknown<>("PayMaster's two status codes contradict each other.");
    }
    if (code.get().isEmpty()) {
      return done("", new Fact.Waiting(Optional.empty()));
    }
    return switch (StatusCodes.known(code.get())) {
      case Meaning.Approved() -> approved(code.get());
      case Meaning.InProgress() -> done(code.get(), new Fact.Waiting(Optional.empty()));
      case Meaning.Voided() -> done(code.get(), voided());
      case Meaning.Declined(var reason) -> done(code.get(), new Fact.Declined(reason));
      case Meaning.AskFirst(), Meaning.NotListed() ->
          new Answer.Unknown<>(
              "PayMaster's status says nothing certain: " + word(code.get()) + ".");
    };
  }

  /// The check of a card took no money; the card itself comes only through the browser.
  private Answer<List<Report>> approved(String code) {
    if (payment.amount().isZero()) {
      return done(code, new Fact.Waiting(Optional.empty()));
    }
    return amount()
        .map(amount -> done(code, new Fact.Approved(amount)))
        .orElseGet(() ->
            new Answer.Unknown<>(
                "PayMaster's amount, exponent or currency is not the one of this payment."));
  }

  private Optional<Money> amount() {
    return new Said(account, message())
        .amount()
        .filter(amount -> amount.currency().equals(payment.amount().currency()));
  }

  /// A reversal has no reference of its own: the whole payment is void, and the refund of the whole
  /// that we sent is why.
  private Fact voided() {
    return payment.openRefunds().stream()
        .filter(refund -> refund.amount().equals(payment.amount()))
        .findFirst()
        .<Fact>map(refund ->
            new Fact.Refund(
                refund.gatewayId(),
                Optional.of(refund.reference()),
                refund.amount(),
                RefundState.DONE))
        .orElse(new Fact.Voided());
  }

  /// What became of a refund that was asked about by its own reference.
  List<Report> refund(RefundRef refund) {
    var code = StatusCodes.status(message()::get).orElse("");
    var meaning = StatusCodes.known(code);
    boolean same = amount().filter(refund.amount()::equals).isPresent();
    var reports = new ArrayList<Report>();
    if (message().get("f274_QRespCode").equals(ANSWERED) && same) {
      if (meaning instanceof Meaning.Approved) {
        reports.add(report(code, refunded(refund, RefundState.DONE)));
      } else if (meaning instanceof Meaning.InProgress) {
        reports.add(report(code, refunded(refund, RefundState.PENDING)));
      }
    }
    return List.copyOf(reports);
  }

  private Fact refunded(RefundRef refund, RefundState state) {
    return new Fact.Refund(
        new Said(account, message()).filled("f257_PGRN").or(refund::gatewayId),
        Optional.of(refund.reference()),
        refund.amount(),
        state);
  }

  private Answer<List<Report>> done(String code, Fact fact) {
    return new Answer.Done<>(List.of(report(code, fact)));
  }

  private Report report(String code, Fact fact) {
    var said =
        new Said(account, message()).report(Optional.of(payment.merchantReference()), code, fact);
    return new Report(
        said.merchantReference(),
        fact instanceof Fact.Refund ? payment.gatewayReference() : said.gatewayReference(),
        said.furtherIds(),
        said.said(),
        fact,
        word(code));
  }

  private String word(String code) {
    var word =
        new Said(account, message()).word((message().get("f274_QRespCode") + " " + code).strip());
    return answer.proved() ? word : word + " (hash not proved)";
  }
}
