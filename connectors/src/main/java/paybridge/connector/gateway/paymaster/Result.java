package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;
import paybridge.connector.kit.Masks;

/// What a proved 0290 (hosted page) or 0270 (online banking) means (contract sections 9, 10.1 and
/// 11). The page on which it arrived is no evidence; only a cancel page turns "not paid" into
/// "cancelled" (section 11.4).
record Result(Account account, String type, ResultMessage message, boolean onCancelPage) {
  private static final int LONGEST_WORD = 64;

  private Said said() {
    return new Said(account, message);
  }

  Reading read() {
    var status = status();
    if (status.isEmpty()) {
      return unclear("its two status codes contradict each other");
    }
    var amount = said().amount();
    if (amount.isEmpty()) {
      return unclear("its amount, exponent or currency is not one this account uses");
    }
    if (message.reference().isEmpty()) {
      return unclear("it names no reference of ours");
    }
    var code = status.get();
    if (code.isEmpty() && onCancelPage) {
      return genuine(code, List.of(new Fact.Cancelled()), amount.get());
    }
    return reading(code, amount.get());
  }

  private Optional<String> status() {
    return type.equals("0270")
        ? Optional.of(message.get("f254_DDRespCode"))
        : StatusCodes.status(message::get);
  }

  private Reading reading(String code, Money amount) {
    return switch (StatusCodes.known(code)) {
      case Meaning.Approved() -> approved(code, amount);
      case Meaning.InProgress() ->
          genuine(code, List.of(new Fact.Waiting(Optional.empty())), amount);
      case Meaning.Voided() -> genuine(code, List.of(new Fact.Voided()), amount);
      case Meaning.AskFirst() ->
          unclear("a transaction of this reference exists already; the gateway must be asked");
      case Meaning.Declined(var reason) ->
          genuine(
              code,
              List.of(onCancelPage ? new Fact.Cancelled() : new Fact.Declined(reason)),
              amount);
      case Meaning.NotListed() ->
          unclear("its status code '" + Masks.word(code, LONGEST_WORD) + "' is not known");
    };
  }

  /// A sale, a hold and the check of a card answer alike: what was approved is what was asked for.
  /// A check took no money, whatever its amount says.
  private Reading approved(String code, Money amount) {
    var facts = new ArrayList<Fact>();
    if (!said().checkedOnly()) {
      facts.add(new Fact.Approved(amount));
    }
    stored().ifPresent(facts::add);
    return facts.isEmpty()
        ? unclear("it approves nothing: the amount is zero and no card is stored")
        : genuine(code, facts, amount);
  }

  private Reading genuine(String code, List<Fact> facts, Money amount) {
    var reports = new ArrayList<Report>();
    facts.forEach(fact -> reports.add(said().report(message.reference(), code, fact)));
    return new Reading.Genuine(key(code + " " + amount), List.copyOf(reports));
  }

  /// The card that may be charged again: token and expiry are both needed, and come only here.
  private Optional<Fact> stored() {
    var token = message.get("f346_Token");
    var expiry = message.get("f005_ExpDate");
    var both = token + " " + expiry;
    return "Y".equals(message.get("f339_TokenFlg")) && StoredCharge.isChargeable(both)
        ? Optional.of(
            new Fact.MethodStored(
                new Secret(both),
                "Card " + Masks.word(message.get("f348_MaskPAN"), LONGEST_WORD)))
        : Optional.empty();
  }

  private Reading unclear(String why) {
    var codes = message.get("f009_RespCode") + "/" + message.get("f254_DDRespCode");
    return new Reading.Unclear(
        key(codes + " " + message.get("f007_TxnAmt")),
        "The result is signed, but " + why + ".",
        message.reference());
  }

  /// The message has no id of its own: the same news is the same reference, gateway reference,
  /// status and amount.
  private String key(String news) {
    return type + " " + message.get("f263_MRN") + " " + message.get("f257_PGRN") + " " + news;
  }
}
