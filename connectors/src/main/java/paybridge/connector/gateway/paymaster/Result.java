package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;
import paybridge.connector.kit.Masks;

/// What a proved 0290 means (contract sections 9 and 11). The page on which it arrived is no
/// evidence; only a cancel page turns "not paid" into "cancelled" (section 11.4).
record Result(Account account, ResultMessage message, boolean onCancelPage) {
  private static final int LONGEST_WORD = 64;

  Reading read() {
    var status = StatusCodes.status(message::get);
    if (status.isEmpty()) {
      return unclear("its two status codes contradict each other");
    }
    var amount = amount();
    if (amount.isEmpty()) {
      return unclear("its amount, exponent or currency is not one this account uses");
    }
    if (message.reference().isEmpty()) {
      return unclear("it names no reference of ours");
    }
    var code = status.get();
    if (code.isEmpty() && onCancelPage) {
      return genuine(code, new Fact.Cancelled(), amount.get());
    }
    return StatusCodes.meaning(code)
        .map(meaning -> reading(code, meaning, amount.get()))
        .orElseGet(
            () -> unclear("its status code '" + Masks.word(code, LONGEST_WORD) + "' is not known"));
  }

  private Reading reading(String code, Meaning meaning, Money amount) {
    return switch (meaning) {
      case Meaning.Approved() -> genuine(code, new Fact.Approved(amount), amount);
      case Meaning.InProgress() -> genuine(code, new Fact.Waiting(Optional.empty()), amount);
      case Meaning.Voided() -> genuine(code, new Fact.Voided(), amount);
      case Meaning.AskFirst() ->
          unclear("a transaction of this reference exists already; the gateway must be asked");
      case Meaning.Declined(var reason) ->
          genuine(code, onCancelPage ? new Fact.Cancelled() : new Fact.Declined(reason), amount);
    };
  }

  private Optional<Money> amount() {
    var currencies = PayMasterSettings.currencies(account.settings());
    var number = message.get("f010_CurrCode");
    var currency =
        number.matches("[0-9]{3}")
            ? CurrencyUnit.numbered(Integer.parseInt(number))
            : Optional.<CurrencyUnit>empty();
    var exponent = WireAmount.exponent(message.get("f019_ExpTxnAmt"));
    return currency
        .filter(known -> currencies.exponent(known).equals(exponent))
        .flatMap(known ->
            WireAmount.units(message.get("f007_TxnAmt"))
                .flatMap(units -> currencies.money(units, known)));
  }

  private Reading genuine(String code, Fact fact, Money amount) {
    var reports = new ArrayList<Report>();
    reports.add(report(fact));
    if (fact instanceof Fact.Approved) {
      stored().ifPresent(method -> reports.add(report(method)));
    }
    return new Reading.Genuine(key(code + " " + amount), List.copyOf(reports));
  }

  /// The card that may be charged again: token and expiry are both needed, and come only here.
  private Optional<Fact> stored() {
    var token = message.get("f346_Token");
    var expiry = message.get("f005_ExpDate");
    return "Y".equals(message.get("f339_TokenFlg")) && !token.isBlank()
        ? Optional.of(
            new Fact.MethodStored(
                new Secret(token + " " + expiry),
                "Card " + Masks.word(message.get("f348_MaskPAN"), LONGEST_WORD)))
        : Optional.empty();
  }

  private Report report(Fact fact) {
    var code = StatusCodes.status(message::get).orElse("");
    return new Report(
        message.reference(),
        Optional.of(message.get("f257_PGRN")).filter(reference -> !reference.isBlank()),
        furtherIds(),
        KualaLumpurTime.read(message.get("f006_TxnDtTm")),
        fact,
        (code + " " + Masks.word(message.get("f259_TxnStatMsg"), LONGEST_WORD)).strip());
  }

  /// A refund of a sale (`C05`) must name this number of it.
  private Map<String, String> furtherIds() {
    var retrieval = message.get("f023_RRN");
    return retrieval.isBlank() ? Map.of() : Map.of("f023_RRN", retrieval);
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
    return "0290 " + message.get("f263_MRN") + " " + message.get("f257_PGRN") + " " + news;
  }
}
