package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.kit.Xml;

/// How far a refund is, in the gateway's words. They are not published (open point O1), so only
/// words that the owner has filled in end a refund; any other keeps it open.
final class RefundWords {
  private RefundWords() {}

  static RefundState state(Account account, String word) {
    if (among(account, OceanpaymentSettings.REFUND_FAILED, word)) {
      return RefundState.FAILED;
    }
    return among(account, OceanpaymentSettings.REFUND_DONE, word)
        ? RefundState.DONE
        : RefundState.PENDING;
  }

  private static boolean among(Account account, String setting, String word) {
    return !word.isBlank()
        && Arrays.stream(account.settings().text(setting).split(","))
            .map(String::strip)
            .anyMatch(word.strip()::equals);
  }

  /// The refunds inside a queried payment. Their fields are not published: only an entry that names
  /// itself and an amount is taken, by the names that refund notices use.
  static List<Fact> listed(Account account, Xml payment, CurrencyUnit currency) {
    var facts = new ArrayList<Fact>();
    for (var list : payment.all("refundList")) {
      for (var entry : list.children()) {
        refund(account, entry, currency).ifPresent(facts::add);
      }
    }
    return facts;
  }

  private static Optional<Fact> refund(Account account, Xml entry, CurrencyUnit currency) {
    var ours = entry.filled("refund_number");
    var theirs = entry.filled("refund_id");
    var amount =
        Amounts.read(
            entry.get("refund_amount"),
            currency.code(),
            OceanpaymentSettings.currencies(account.settings()));
    return amount
        .filter(_ -> ours.isPresent() || theirs.isPresent())
        .map(money ->
            new Fact.Refund(theirs, ours, money, state(account, entry.get("refund_status"))));
  }
}
