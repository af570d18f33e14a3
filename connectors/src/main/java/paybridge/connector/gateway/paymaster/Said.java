package paybridge.connector.gateway.paymaster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Report;
import paybridge.connector.kit.Masks;

/// What every proved message says in the same fields: an amount, a time, references.
record Said(Account account, ResultMessage message) {
  private static final int LONGEST_WORD = 64;

  /// What later calls need of a payment; only an approved one has it for good.
  private static final String[] KEPT = {
    "f023_RRN", "f004_PAN", "f005_ExpDate", "f006_TxnDtTm", "f283_UPP_PM"
  };

  /// The amount; empty when it, its exponent or its currency is not one this account uses.
  Optional<Money> amount() {
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

  /// True when the message answers a check of a card: no money was asked for.
  boolean checkedOnly() {
    return message.get("f262_SessID").equals(PageRequest.CHECKING)
        || WireAmount.units(message.get("f007_TxnAmt")).filter(units -> units == 0).isPresent();
  }

  /// @param reference of the payment
  Report report(Optional<String> reference, String code, Fact fact) {
    return new Report(
        reference,
        filled("f257_PGRN"),
        fact instanceof Fact.Approved || fact instanceof Fact.Captured ? kept() : Map.of(),
        KualaLumpurTime.read(message.get("f006_TxnDtTm")),
        fact,
        word(code));
  }

  String word(String code) {
    return (Masks.word(code, LONGEST_WORD)
            + " "
            + Masks.word(message.get("f259_TxnStatMsg"), LONGEST_WORD))
        .strip();
  }

  Optional<String> filled(String field) {
    return Optional.of(message.get(field)).filter(value -> !value.isBlank());
  }

  /// The masked card number, never a whole one.
  private Map<String, String> kept() {
    var kept = new LinkedHashMap<String, String>();
    for (var name : KEPT) {
      var value = message.get(name);
      boolean whole = name.equals("f004_PAN") && value.matches("[0-9]*");
      if (!value.isBlank() && !whole) {
        kept.put(name, value);
      }
    }
    return kept;
  }
}
