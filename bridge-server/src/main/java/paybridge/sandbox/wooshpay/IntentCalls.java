package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import paybridge.sandbox.wooshpay.Door.Call;

/// `/v1/payment_intents` (contract sections 8 and 12).
record IntentCalls(Books books, Course course, Ids ids, Confirming confirming) {
  private static final Pattern QUERY = Pattern.compile("merchant_order_id:'([^']{1,255})'");
  private static final Set<String> CANCELABLE =
      Set.of(
          "requires_payment_method", "requires_capture", "requires_confirmation", "requires_action");
  private static final Set<String> CONFIRMABLE =
      Set.of("requires_payment_method", "requires_confirmation", "requires_action");

  ObjectNode create(Call call) throws Refusal {
    var intent = new Intents(ids).direct(call);
    var means = confirming.means(call, intent);
    if (call.asked().flag("confirm")) {
      var plan = confirming.plan(call, intent, means);
      course.created(intent);
      plan.run();
    } else {
      if (!means.type().isEmpty() || !means.method().isEmpty()) {
        intent.method = means.method();
        course.use(intent, means.type().isEmpty() ? "card" : means.type());
        intent.status = "requires_confirmation";
      }
      course.created(intent);
    }
    return Pictures.intent(intent);
  }

  ObjectNode retrieve(Call call) throws Refusal {
    var intent = books.intent(call.merchant(), call.id(), false);
    course.note(intent, "retrieved", intent.id);
    return Pictures.intent(intent);
  }

  ObjectNode confirm(Call call) throws Refusal {
    call.asked()
        .only(
            "payment_method",
            "payment_method_data",
            "payment_method_types",
            "payment_method_options",
            "return_url",
            "off_session",
            "shipping",
            "setup_future_usage",
            "receipt_email");
    var intent = books.intent(call.merchant(), call.id(), false);
    if (intent.session != null) {
      throw Refusal.state("The intent belongs to a session; the shopper confirms it there.");
    }
    if (!CONFIRMABLE.contains(intent.status)) {
      throw Refusal.state("An intent that is " + intent.status + " cannot be confirmed.");
    }
    confirming.plan(call, intent, confirming.means(call, intent)).run();
    return Pictures.intent(intent);
  }

  ObjectNode capture(Call call) throws Refusal {
    var asked = call.asked().only("amount_to_capture");
    var intent = books.intent(call.merchant(), call.id(), false);
    if (!intent.status.equals("requires_capture")) {
      throw Refusal.state("An intent that is " + intent.status + " cannot be captured.");
    }
    long amount =
        asked.has("amount_to_capture") ? asked.positive("amount_to_capture") : intent.capturable;
    if (amount > intent.capturable) {
      throw asked.wrong("amount_to_capture", "at most " + intent.capturable);
    }
    course.capture(intent, amount);
    return Pictures.intent(intent);
  }

  ObjectNode cancel(Call call) throws Refusal {
    var reason = call.asked().only("cancellation_reason").text("cancellation_reason");
    var intent = books.intent(call.merchant(), call.id(), false);
    if (intent.session != null) {
      throw Refusal.state("The intent belongs to a session: expire the session.");
    }
    if (!CANCELABLE.contains(intent.status)) {
      throw Refusal.state("An intent that is " + intent.status + " cannot be canceled.");
    }
    course.cancel(intent, reason);
    return Pictures.intent(intent);
  }

  ObjectNode search(Call call) throws Refusal {
    var query = QUERY.matcher(call.query("query"));
    var limit = call.query("limit").isEmpty() ? "10" : call.query("limit");
    if (!query.matches()) {
      throw Refusal.bad("parameter_invalid", "query", "The query cannot be read.");
    }
    if (!limit.matches("[1-9][0-9]?|100")) {
      throw Refusal.bad("parameter_invalid", "limit", "limit must be 1 to 100");
    }
    var found =
        books.named(query.group(1)).stream()
            .filter(one -> one.merchant == call.merchant())
            .toList();
    course.searched(query.group(1), found.size());
    int most = Integer.parseInt(limit);
    return Pictures.list(
        "search_result",
        "/v1/payment_intents/search",
        found.size() > most,
        found.reversed().stream().limit(most).map(Pictures::intent).toList());
  }
}
