package paybridge.connector.gateway.paymaster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;

/// What a proved answer to a message without a shopper means when it comes to a return address
/// (contract sections 5 and 13): 0110, 0190, 0210, 0230, 0410. Whether the gateway sends them there
/// is not published. What one of them refuses is the operation, never the payment: so a refusal is
/// only a reason to ask.
record MoveMessage(Account account, String type, ResultMessage message) {

  Reading read() {
    var said = new Said(account, message);
    var code = message.get("f009_RespCode");
    var amount = said.amount();
    var names = names();
    if (amount.isEmpty() || names.isEmpty()) {
      return unclear("its amount, its currency or its references are not ones this account uses");
    }
    return fact(StatusCodes.known(code), names.get(), amount.get())
        .<Reading>map(fact ->
            new Reading.Genuine(key(code), List.of(report(names.get().payment(), code, fact))))
        .orElseGet(() -> unclear("what it says about the payment must be asked"));
  }

  /// A charge stays known by its condition, which a later refund of it repeats (section 5).
  private Report report(String payment, String code, Fact fact) {
    var report = new Said(account, message).report(Optional.of(payment), code, fact);
    if (!(type.equals("0210") && fact instanceof Fact.Captured)) {
      return report;
    }
    var ids = new LinkedHashMap<>(report.furtherIds());
    ids.put("f008_POSCond", StoredCharge.RECURRING);
    return new Report(
        report.merchantReference(), report.gatewayReference(), ids, report.said(), fact,
        report.gatewayWord());
  }

  /// @param operation our reference of the operation, for refunds
  private record Names(String payment, String operation) {}

  /// A 0400 carries the other of the two references in `f270_ORN`, which comes back: without it no
  /// refund of ours can be told from another.
  private Optional<Names> names() {
    var reference = message.reference();
    if (!type.equals("0410")) {
      return reference.map(payment -> new Names(payment, ""));
    }
    var other = Optional.of(message.get("f270_ORN")).filter(ResultMessage::isReference);
    return reference.flatMap(first ->
        other.map(second ->
            Refunding.hasOwnReference(account, message.get("f003_ProcCode"))
                ? new Names(second, first)
                : new Names(first, second)));
  }

  private Optional<Fact> fact(Meaning meaning, Names names, Money amount) {
    return Optional.ofNullable(
        switch (type + " " + message.get("f003_ProcCode")) {
          case "0210 " + StoredCharge.SALE ->
              switch (meaning) {
                case Meaning.Approved() -> new Fact.Captured(amount);
                case Meaning.InProgress() -> new Fact.Waiting(Optional.empty());
                case Meaning.Voided() -> new Fact.Voided();
                case Meaning.Declined(var reason) -> new Fact.Declined(reason);
                case Meaning.AskFirst(), Meaning.NotListed() -> null;
              };
          case "0110 " + Authorization.VOID ->
              meaning instanceof Meaning.Approved ? new Fact.Voided() : null;
          case "0230 " + Authorization.CAPTURE ->
              meaning instanceof Meaning.Approved ? new Fact.Captured(amount) : null;
          case "0410 " + Refunding.REVERSAL, "0410 " + Refunding.REFUND ->
              switch (meaning) {
                case Meaning.Approved() -> refund(names, amount, RefundState.DONE);
                case Meaning.InProgress() -> refund(names, amount, RefundState.PENDING);
                case Meaning.Voided(),
                    Meaning.AskFirst(),
                    Meaning.Declined _,
                    Meaning.NotListed() ->
                    null;
              };
          default -> null;
        });
  }

  private Fact refund(Names names, Money amount, RefundState state) {
    return new Fact.Refund(
        new Said(account, message).filled("f257_PGRN"),
        Optional.of(names.operation()),
        amount,
        state);
  }

  private Reading unclear(String why) {
    return new Reading.Unclear(
        key(message.get("f009_RespCode")),
        "A signed " + type + ", but " + why + ".",
        names().map(Names::payment).or(message::reference));
  }

  private String key(String code) {
    return String.join(
        " ",
        type,
        message.get("f003_ProcCode"),
        message.get("f263_MRN"),
        message.get("f270_ORN"),
        message.get("f257_PGRN"),
        code,
        message.get("f007_TxnAmt"));
  }
}
