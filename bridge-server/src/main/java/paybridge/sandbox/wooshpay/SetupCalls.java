package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import paybridge.sandbox.wooshpay.Door.Call;

/// `/v1/setup_intents` (contract section 13.1).
record SetupCalls(Books books, Course course, Ids ids, Confirming confirming) {
  ObjectNode create(Call call) throws Refusal {
    var asked =
        call.asked()
            .only(
                "confirm",
                "customer",
                "payment_method_types",
                "payment_method_data",
                "payment_method_options",
                "usage",
                "return_url",
                "description",
                "metadata");
    var intent = new Intent(call.merchant(), ids, Optional.empty(), call.now());
    intent.types = asked.texts("payment_method_types");
    Methods.check("payment_method_types", intent.types, "", false);
    intent.usage = asked.oneOf("usage", "off_session", "on_session");
    intent.description = asked.textOr("description", "");
    intent.metadata = asked.metadata();
    var means = confirming.means(call, intent);
    if (asked.flag("confirm")) {
      asked.url("return_url");
      var plan = confirming.plan(call, intent, means);
      course.created(intent);
      plan.run();
    } else {
      course.created(intent);
    }
    return Pictures.intent(intent);
  }

  ObjectNode retrieve(Call call) throws Refusal {
    var intent = books.intent(call.merchant(), call.id(), true);
    course.note(intent, "retrieved", intent.id);
    return Pictures.intent(intent);
  }
}
