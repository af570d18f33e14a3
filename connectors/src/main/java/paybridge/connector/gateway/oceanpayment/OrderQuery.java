package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.kit.Xml;

/// Asks what became of up to a hundred orders in one call (contract section 13.1). The recipe of
/// the answer's signature is not published: what it rests on is the TLS connection to the
/// configured host, and that everything it names is what was asked.
final class OrderQuery {
  /// How many orders fit into one call.
  static final int MOST_ORDERS = 100;

  private static final Set<String> ROOTS = Set.of("response", "respon");
  private static final Set<String> ECHOED = Set.of("account", "terminal", "signValue");

  private final GatewayCall call;
  private final Calls calls;

  OrderQuery(GatewayCall call) {
    this.call = call;
    this.calls = new Calls(call);
  }

  Answer<List<Report>> ask(List<PaymentRef> payments) {
    var asked = new LinkedHashMap<String, PaymentRef>();
    payments.forEach(payment -> asked.put(payment.merchantReference(), payment));
    if (asked.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    if (asked.size() > MOST_ORDERS
        || !asked.keySet().stream().allMatch(r -> r.matches("[A-Za-z0-9-]{1,50}"))) {
      return new Answer.Unknown<>(
          "Oceanpayment is asked about at most " + MOST_ORDERS + " of our own references.");
    }
    return calls
        .post(
            OceanpaymentSettings.queryHost(call.account()) + "/service/check/normal",
            Recipe.QUERY,
            Map.of("order_number", String.join(",", asked.keySet())))
        .then(answer -> reports(answer, asked));
  }

  private Answer<List<Report>> reports(Xml answer, Map<String, PaymentRef> asked) {
    var entries = answer.all("paymentInfo");
    if (entries.isEmpty() && !nothingFound(answer)) {
      return new Answer.Unknown<>(
          "Oceanpayment's answer has no list of payments: " + calls.said(text(answer)));
    }
    if (!entries.stream()
        .allMatch(e -> calls.echoed(e) && asked.containsKey(e.get("order_number")))) {
      return new Answer.Unknown<>("Oceanpayment answered about another order or account.");
    }
    var byOrder =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.get("order_number"), LinkedHashMap::new, Collectors.toList()));
    var reports = new ArrayList<Report>();
    for (var payment : asked.values()) {
      var about = byOrder.getOrDefault(payment.merchantReference(), List.of());
      var facts = new QueriedOrder(call, payment, about).reports();
      if (facts.isEmpty() && asked.size() == 1) {
        return new Answer.Unknown<>(
            "Oceanpayment's answer about an order has an amount, a currency or a status that"
                + " cannot be read.");
      }
      // Among many, an order that cannot be read is left out: no news about it.
      reports.addAll(facts.orElse(List.of()));
    }
    return new Answer.Done<>(List.copyOf(reports));
  }

  /// An empty `response` is an answer. One with a refusal in it is none: codes of this interface
  /// are not published (open point O9), so it must not pass as "no such order".
  private static boolean nothingFound(Xml answer) {
    return ROOTS.contains(answer.name())
        && answer.text().isBlank()
        && answer.children().stream()
            .allMatch(child ->
                ECHOED.contains(child.name())
                    || (child.text().isBlank() && child.children().isEmpty()));
  }

  private static String text(Xml answer) {
    return Optional.of(answer.children().stream()
            .filter(child -> !child.name().equals("signValue"))
            .map(child -> child.name() + " " + child.text())
            .collect(Collectors.joining(", ")))
        .filter(text -> !text.isBlank())
        .orElse(answer.text());
  }
}
