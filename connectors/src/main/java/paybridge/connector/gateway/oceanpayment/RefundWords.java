package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.kit.Xml;

/// How far a refund is, in the gateway's words. They are not published (open point O1), so only
/// words that the owner has filled in end a refund, alone or with the field they stand in
/// (`refund_status=2`); any other keeps it open, and so do two that contradict each other.
final class RefundWords {
  /// Where such a word may stand.
  private static final List<String> FIELDS =
      List.of("refund_status", "refund_results", "push_status", "status");

  private RefundWords() {}

  /// The state of a refund that an element describes.
  static RefundState state(Account account, Xml refund) {
    boolean done = said(account, OceanpaymentSettings.REFUND_DONE, refund);
    boolean failed = said(account, OceanpaymentSettings.REFUND_FAILED, refund);
    if (done == failed) {
      return RefundState.PENDING;
    }
    return done ? RefundState.DONE : RefundState.FAILED;
  }

  private static boolean said(Account account, String setting, Xml refund) {
    return FIELDS.stream()
        .anyMatch(
            field -> {
              var word = refund.get(field).strip();
              return !word.isEmpty()
                  && (OceanpaymentSettings.among(account.settings(), setting, word)
                      || OceanpaymentSettings.among(
                          account.settings(), setting, field + "=" + word));
            });
  }

  /// True when an element says anything at all about how far a refund is.
  static boolean says(Xml refund) {
    return FIELDS.stream().anyMatch(field -> !refund.get(field).isBlank());
  }

  /// Every such word of an element, for people.
  static String words(Xml refund) {
    return Clean.shown(
        FIELDS.stream()
            .filter(field -> !refund.get(field).isBlank())
            .map(field -> field + "=" + refund.get(field).strip())
            .collect(Collectors.joining(" ", "refund ", "")));
  }

  /// The refunds inside a queried payment. Their fields are not published: only an entry that names
  /// itself is taken, by the names that refund notices use; its amount is its own, or that of the
  /// refund of ours that it names.
  static List<Fact> listed(Account account, Xml payment, PaymentRef ours) {
    var facts = new ArrayList<Fact>();
    for (var list : payment.all("refundList")) {
      for (var entry : list.children()) {
        refund(account, entry, ours).ifPresent(facts::add);
      }
    }
    return facts;
  }

  private static Optional<Fact> refund(Account account, Xml entry, PaymentRef ours) {
    var number = entry.filled("refund_number");
    var id = entry.filled("refund_id").or(() -> entry.filled("push_id"));
    var known =
        ours.openRefunds().stream()
            .filter(
                open ->
                    number.equals(Optional.of(open.reference()))
                        || (open.gatewayId().isPresent() && open.gatewayId().equals(id)))
            .findFirst();
    var amount =
        entry.get("refund_amount").isBlank()
            ? known.map(RefundRef::amount)
            : Amounts.read(
                entry.get("refund_amount"),
                ours.amount().currency().code(),
                OceanpaymentSettings.currencies(account.settings()));
    return amount
        .filter(_ -> number.isPresent() || id.isPresent())
        .filter(money -> known.isEmpty() || known.get().amount().equals(money))
        .map(
            money ->
                new Fact.Refund(
                    id,
                    known.map(RefundRef::reference).or(() -> number),
                    money,
                    state(account, entry)));
  }
}
