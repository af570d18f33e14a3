package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.kit.CurrencyTable;
import paybridge.connector.kit.Xml;

/// Every payment that a query found under one order (contract section 13.1): one success makes it
/// paid; else one that is open keeps it open; else it has failed. The newest alone proves nothing:
/// it may be a failed second try.
record QueriedOrder(GatewayCall call, PaymentRef payment, List<Xml> entries) {
  /// One payment of the gateway.
  private record Found(Xml entry, String results, Money amount, String code) {}

  QueriedOrder {
    entries = List.copyOf(entries);
  }

  /// What the gateway says; empty when a part cannot be read, because then nothing may be said.
  Optional<List<Report>> reports() {
    if (entries.isEmpty()) {
      return Optional.of(
          List.of(
              new Report(
                  Optional.of(payment.merchantReference()),
                  Optional.empty(),
                  Optional.of(call.now()),
                  new Fact.NotKnown(),
                  "none found")));
    }
    var found = new ArrayList<Found>();
    var ids = new HashSet<String>();
    for (var entry : entries) {
      var amount =
          Amounts.read(entry.get("order_amount"), entry.get("order_currency"), currencies());
      var results = entry.get("payment_results").strip();
      if (amount.isEmpty()
          || results.isEmpty()
          || !amount.get().currency().equals(payment.amount().currency())
          || entry.get("payment_id").isBlank()) {
        return Optional.empty();
      }
      if (ids.add(entry.get("payment_id"))) {
        var code = Codes.code(entry.get("payment_details"));
        found.add(new Found(entry, results, amount.get(), code));
      }
    }
    return Optional.of(reports(found));
  }

  private List<Report> reports(List<Found> found) {
    var paid = found.stream().filter(one -> one.results().equals("1")).toList();
    var reports = new ArrayList<Report>();
    if (!paid.isEmpty()) {
      var total =
          paid.stream()
              .map(Found::amount)
              .reduce(Money.zero(payment.amount().currency()), Money::plus);
      for (var one : paid) {
        reports.add(report(one, new Fact.Captured(total)));
        token(one).ifPresent(stored -> reports.add(report(one, stored)));
        if (chargedBack(one)) {
          reports.add(report(one, new Fact.Disputed(one.amount(), true, Optional.empty())));
        }
      }
    } else if (found.stream().anyMatch(this::held)) {
      found.stream()
          .filter(this::held)
          .forEach(one -> reports.add(report(one, new Fact.Authorized(one.amount()))));
    } else if (found.stream().anyMatch(QueriedOrder::open)) {
      found.stream()
          .filter(QueriedOrder::open)
          .forEach(one -> reports.add(report(one, new Fact.Waiting(lastDecline(found)))));
    } else {
      found.reversed().forEach(one -> reports.add(report(one, ended(one))));
    }
    for (var one : found) {
      for (var refund : RefundWords.listed(call.account(), one.entry(), payment)) {
        reports.add(report(one, refund));
      }
    }
    return List.copyOf(reports);
  }

  /// A finished hold, in a word that the owner has seen: the values are not published (open points
  /// O1 and O16).
  private boolean held(Found one) {
    return one.results().equals("-1")
        && OceanpaymentSettings.among(
            call.account().settings(),
            OceanpaymentSettings.HELD,
            one.entry().get("auth_status"));
  }

  /// `0` is none (section 13.1); what the other words mean is not published, so a person looks.
  private static boolean chargedBack(Found one) {
    return one.entry()
        .filled("chargeBack_status")
        .filter(word -> !word.strip().equals("0"))
        .isPresent();
  }

  private Optional<Fact> token(Found one) {
    return Tokens.told(call.account(), one.entry()::get)
        .map(token -> new Fact.MethodStored(token, Tokens.label(one.entry().get("card_number"))));
  }

  private static boolean open(Found one) {
    return one.results().equals("-1")
        || Codes.uncertain(one.code())
        || Codes.paidBefore(one.code());
  }

  private static Optional<DeclineReason> lastDecline(List<Found> found) {
    return found.stream()
        .filter(one -> !open(one))
        .map(one -> Codes.reason(one.code()))
        .findFirst();
  }

  /// A hold that ends without a decline's code was given back, as in a notice.
  private Fact ended(Found one) {
    boolean hold = payment.capture() == Capture.MANUAL && !Codes.declines(one.code());
    return hold || one.code().equals("80053")
        ? new Fact.Voided()
        : new Fact.Declined(Codes.reason(one.code()));
  }

  private CurrencyTable currencies() {
    return OceanpaymentSettings.currencies(call.account().settings());
  }

  private Report report(Found one, Fact fact) {
    return new Report(
        Optional.of(payment.merchantReference()),
        Optional.of(one.entry().get("payment_id")),
        ChinaTime.read(one.entry().get("payment_dateTime")).or(() -> Optional.of(call.now())),
        fact,
        Clean.shown(one.results() + " " + one.entry().get("payment_details")));
  }
}
