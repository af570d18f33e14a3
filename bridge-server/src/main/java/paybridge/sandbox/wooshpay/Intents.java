package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.sandbox.wooshpay.Door.Call;

/// Makes payment intents out of what is asked (contract sections 7.2 and 8.1).
record Intents(Ids ids) {
  static final String[] FIELDS = {
    "amount", "currency", "confirm", "payment_method", "payment_method_data",
    "payment_method_types", "payment_method_options", "description", "quantity", "metadata",
    "merchant_order_id", "merchant_user_id", "shipping", "return_url", "off_session", "customer",
    "setup_future_usage", "capture_method", "receipt_email", "statement_descriptor",
    "statement_descriptor_suffix"
  };

  Intent ofSession(Call call, Money total, List<String> types) throws Refusal {
    var data =
        call.asked()
            .object("payment_intent_data")
            .only(
                "capture_method",
                "description",
                "merchant_order_id",
                "merchant_user_id",
                "metadata",
                "billing_details",
                "shipping");
    var intent = described(new Intent(call.merchant(), ids, Optional.of(total), call.now()), data);
    intent.types = types;
    Methods.check("payment_method_types", types, intent.currency(), intent.manual);
    if (intent.manual && types.isEmpty()) {
      intent.types = List.of("card");
    }
    return intent;
  }

  Intent direct(Call call) throws Refusal {
    var asked = call.asked().only(FIELDS);
    var money = new Money(asked.positive("amount"), asked.currency("currency"));
    var intent =
        described(new Intent(call.merchant(), ids, Optional.of(money), call.now()), asked);
    intent.types = asked.texts("payment_method_types");
    intent.options = options(asked);
    intent.usage = asked.oneOf("setup_future_usage", "", "on_session", "off_session");
    if (asked.has("quantity")) {
      asked.positive("quantity");
    }
    if (!asked.flag("confirm")) {
      for (var only : List.of("return_url", "off_session")) {
        if (asked.has(only)) {
          throw Refusal.bad("parameter_invalid", only, only + " needs confirm: true");
        }
      }
    }
    Methods.check("payment_method_types", intent.types, intent.currency(), intent.manual);
    return intent;
  }

  private static ObjectNode options(Asked asked) throws Refusal {
    var options = asked.object("payment_method_options");
    for (var method : options.json().properties()) {
      var one = options.object(method.getKey());
      one.oneOf("terminal_type", "", "WEB", "APP");
      one.oneOf("os_type", "", "IOS", "ANDROID");
      one.oneOf("request_three_d_secure", "", "auto", "any");
    }
    return options.json();
  }

  private static Intent described(Intent intent, Asked data) throws Refusal {
    intent.manual = data.oneOf("capture_method", "automatic", "manual").equals("manual");
    intent.description = data.textOr("description", "");
    intent.reference = data.textOr("merchant_order_id", "");
    intent.userId = data.textOr("merchant_user_id", "");
    intent.metadata = data.metadata();
    return intent;
  }
}
