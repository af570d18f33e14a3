package paybridge.connector.gateway.oceanpayment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.Report;
import paybridge.connector.kit.Xml;

/// What happened in a time window (contract sections 13.2 and 13.3): successful orders, then
/// refunds and chargebacks, page by page. The gateway's time zone is not stated, so the window is
/// asked with a day more on both sides (open point O15).
final class TimeLists {
  private static final int MOST_PAGES = 200;
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final GatewayCall call;
  private final Calls calls;
  private final String from;
  private final String to;

  TimeLists(GatewayCall call, Instant from, Instant to) {
    this.call = call;
    this.calls = new Calls(call);
    this.from = ChinaTime.text(from.minus(OVERLAP));
    this.to = ChinaTime.text(to.plus(OVERLAP));
  }

  Answer<List<Report>> list() {
    return pages("/service/QueryOrdersList", false, this::paid)
        .then(paid ->
            pages("/service/BusinessOrdersList", true, this::event)
                .map(events -> {
                  var all = new ArrayList<>(paid);
                  all.addAll(events);
                  return List.copyOf(all);
                }));
  }

  private Answer<List<Report>> pages(
      String path, boolean signsPages, Function<Xml, Optional<Report>> reader) {
    var reports = new ArrayList<Report>();
    int first =
        call.account().settings().text(OceanpaymentSettings.FIRST_PAGE).strip().equals("0") ? 0 : 1;
    for (int i = 0; i < MOST_PAGES; i++) {
      var answer = page(path, signsPages || i > 0, first + i);
      if (!(answer instanceof Answer.Done<Xml>(var page))) {
        return answer.map(_ -> List.<Report>of());
      }
      var results = page.get("results").strip();
      if (!results.equals("00")) {
        return results.isEmpty()
            ? new Answer.Unknown<>("Oceanpayment's list does not say whether it is right.")
            : new Answer.Refused<>(
                DeclineReason.OTHER,
                "Oceanpayment gave no list: " + calls.said(results + " " + page.get("details")));
      }
      if (!page.all("orderInfo").stream().allMatch(calls::echoed)) {
        return new Answer.Unknown<>("Oceanpayment's list is about another account.");
      }
      page.all("orderInfo").forEach(info -> reader.apply(info).ifPresent(reports::add));
      var pages = page.get("totalpages").strip();
      if (!pages.matches("[0-9]{1,6}")) {
        return page.all("orderInfo").isEmpty()
            ? new Answer.Done<>(List.copyOf(reports))
            : new Answer.Unknown<>("Oceanpayment's list does not say how many pages it has.");
      }
      if (i + 1 >= Integer.parseInt(pages)) {
        return new Answer.Done<>(List.copyOf(reports));
      }
    }
    return new Answer.Unknown<>("Oceanpayment's list is too long; ask for a shorter time.");
  }

  /// The first page of the list of orders goes without its number: so the published sample signs it
  /// (open point O14).
  private Answer<Xml> page(String path, boolean numbered, int number) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("order_beginDate", from);
    fields.put("order_endDate", to);
    if (numbered) {
      fields.put("pages", String.valueOf(number));
    }
    return calls.post(
        OceanpaymentSettings.queryHost(call.account()) + path,
        numbered ? Recipe.BUSINESS : Recipe.LIST,
        fields);
  }

  private Optional<Report> paid(Xml info) {
    return Amounts.read(
            info.get("order_amount"),
            info.get("order_currency"),
            OceanpaymentSettings.currencies(call.account().settings()))
        .flatMap(amount -> report(info, new Fact.Captured(amount), "paid"));
  }

  /// Refunds and chargebacks; other types say nothing about money that we may count. The amount has
  /// the currency of the order.
  private Optional<Report> event(Xml info) {
    var type = info.get("type").strip();
    var amount =
        Amounts.read(
            info.get("amount"),
            info.get("order_currency"),
            OceanpaymentSettings.currencies(call.account().settings()));
    return amount.flatMap(money ->
        switch (type) {
          case "refund", "partialRefund" -> refund(info, money);
          case "chargeback", "chargeBack" ->
              report(info, new Fact.Disputed(money, true, Optional.empty()), type);
          default -> Optional.empty();
        });
  }

  /// Only a refund that names itself: without a number it could be counted twice.
  private Optional<Report> refund(Xml info, Money money) {
    var ours = info.filled("refund_number");
    var theirs =
        info.filled("refund_id").or(() -> info.filled("push_id"));
    return ours.isEmpty() && theirs.isEmpty()
        ? Optional.empty()
        : report(
            info,
            new Fact.Refund(
                theirs, ours, money, RefundWords.state(call.account(), info)),
            "refund " + info.get("status"));
  }

  private Optional<Report> report(Xml info, Fact fact, String word) {
    var order = info.filled("order_number");
    var payment = info.filled("payment_id");
    return order.isEmpty() && payment.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Report(
                order,
                payment,
                ChinaTime.read(info.get("payment_dateTime")),
                fact,
                Clean.shown((word + " " + info.get("details")).strip())));
  }
}
