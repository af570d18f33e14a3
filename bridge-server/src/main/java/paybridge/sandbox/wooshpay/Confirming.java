package paybridge.sandbox.wooshpay;

import java.util.List;
import java.util.Optional;
import paybridge.sandbox.wooshpay.Door.Call;

/// Confirms an intent by the merchant's call (contract sections 7.4, 8.1 and 13.1). Everything is
/// checked first and done afterwards, so that a refused call changes nothing.
record Confirming(Books books, Course course, Bank bank) {
  /// The customer and the method that a body names for an intent.
  ///
  /// @param type what `payment_method_data` says, or `""`
  /// @param method a method that was kept before, or `""`
  record Means(String type, String method) {}

  Means means(Call call, Intent one) throws Refusal {
    var asked = call.asked();
    if (asked.has("customer")) {
      one.customer =
          books.kept(call.merchant(), "customer", asked.text("customer")).path("id").asText();
    }
    if (!one.usage.isEmpty() && one.customer.isEmpty()) {
      throw Refusal.missing("customer");
    }
    var method = asked.textOr("payment_method", "");
    if (!method.isEmpty() && !books.stored(call.merchant(), one.customer, method)) {
      throw Refusal.unknown("payment_method", method);
    }
    return new Means(type(asked, one), method);
  }

  private static String type(Asked asked, Intent one) throws Refusal {
    if (!asked.has("payment_method_data")) {
      return "";
    }
    var data =
        asked
            .object("payment_method_data")
            .only("type", "billing_details", "card", "sepa_debit", "wechat_pay", "alipayplus");
    var type = data.text("type");
    Methods.check(
        "payment_method_data.type", List.of(type), one.currency(), one.manual);
    if (!one.types.isEmpty() && !one.types.contains(type)) {
      throw Refusal.bad("parameter_invalid", "payment_method_data.type", "The intent excludes it.");
    }
    if (data.has("card")) {
      throw Refusal.bad("parameter_invalid", "payment_method_data.card", "No card data are taken.");
    }
    return type;
  }

  /// What confirming will do; refused when it cannot be done.
  Runnable plan(Call call, Intent one, Means means) throws Refusal {
    var asked = call.asked();
    var method = means.method();
    var type = means.type().isEmpty() ? one.type : means.type();
    if (asked.flag("off_session")) {
      if (method.isEmpty()) {
        throw Refusal.missing("payment_method");
      }
      return () -> charge(one, method);
    }
    var back = asked.has("return_url") ? Optional.of(asked.url("return_url")) : returnUrl(one);
    if (method.isEmpty() && type.isEmpty()) {
      throw Refusal.missing("payment_method");
    }
    if (method.isEmpty() && type.equals("card")) {
      throw Refusal.missing("payment_method_data.card");
    }
    if (back.isEmpty()) {
      throw Refusal.missing("return_url");
    }
    return () -> redirect(one, method, type, back.get());
  }

  private static Optional<String> returnUrl(Intent one) {
    return Optional.of(one.returnUrl).filter(url -> !url.isEmpty());
  }

  private void redirect(Intent one, String method, String type, String back) {
    one.returnUrl = back;
    one.method = method;
    course.note(one, "intent confirmed", method.isEmpty() ? type : "a kept method");
    if (method.isEmpty()) {
      course.use(one, type);
      course.demand(one, Methods.action(type), type + "_handle_redirect", "/wallet/");
    } else {
      course.use(one, "card");
      course.challenge(one);
    }
  }

  /// Without the shopper; a description with FAIL is declined.
  private void charge(Intent one, String method) {
    one.method = method;
    course.use(one, "card");
    course.note(one, "intent confirmed", "off session");
    bank.charge(one, !one.description.contains("FAIL"));
  }
}
