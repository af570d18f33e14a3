package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;
import paybridge.sandbox.wooshpay.Door.Call;

/// `/v1/checkout/sessions` (contract section 7).
record SessionCalls(Books books, Course course, Ids ids) {
  private static final long MOST_OF_ONE = 10_000;

  ObjectNode create(Call call) throws Refusal {
    var asked =
        call.asked()
            .only(
                "success_url",
                "cancel_url",
                "mode",
                "line_items",
                "payment_method_types",
                "client_reference_id",
                "customer",
                "customer_email",
                "metadata",
                "payment_intent_data",
                "billing_address_collection",
                "shipping_address_collection");
    var success = asked.url("success_url");
    var cancel = asked.url("cancel_url");
    var types = asked.texts("payment_method_types");
    boolean setup = setup(asked, types);
    var intent =
        setup ? setup(call, types) : new Intents(ids).ofSession(call, total(asked), types);
    intent.returnUrl = success;
    var session = new Session(ids.next("cs"), intent, success, cancel);
    session.clientReference = asked.textOr("client_reference_id", "");
    session.email = asked.textOr("customer_email", "");
    session.metadata = asked.metadata();
    if (!setup) {
      lines(session, asked);
    }
    intent.session = session;
    course.opened(session);
    course.created(intent);
    return Pictures.session(session);
  }

  /// The setup guide leaves `mode` out.
  private static boolean setup(Asked asked, List<String> types) throws Refusal {
    boolean unsaid = !asked.has("mode") && types.equals(List.of("card")) && !asked.has("line_items");
    if (!unsaid && !asked.has("mode")) {
      throw Refusal.missing("mode");
    }
    return asked.oneOf("mode", "setup", "payment").equals("setup");
  }

  private Intent setup(Call call, List<String> types) throws Refusal {
    if (!types.equals(List.of("card")) || call.asked().has("line_items")) {
      throw Refusal.bad(
          "parameter_invalid", "payment_method_types", "Mode setup wants [\"card\"] and no items.");
    }
    var intent = new Intent(call.merchant(), ids, Optional.empty(), call.now());
    intent.types = types;
    intent.metadata = call.asked().metadata();
    intent.reference = call.asked().textOr("client_reference_id", "");
    intent.usage = "off_session";
    intent.customer = new Customers(books, ids).named(call);
    return intent;
  }

  private static Money total(Asked asked) throws Refusal {
    long sum = 0;
    Optional<CurrencyUnit> currency = Optional.empty();
    for (var line : asked.objects("line_items")) {
      var price = line.only("quantity", "price_data").object("price_data");
      var one = price.currency("currency");
      if (currency.isPresent() && !currency.get().equals(one)) {
        throw Refusal.bad("parameter_invalid", "line_items", "All items need one currency.");
      }
      currency = Optional.of(one);
      sum += price.positive("unit_amount") * quantity(line);
      if (sum > Money.MOST) {
        throw Refusal.bad("parameter_invalid", "line_items", "The sum is too large.");
      }
    }
    if (currency.isEmpty()) {
      throw Refusal.missing("line_items");
    }
    return new Money(sum, currency.get());
  }

  private static long quantity(Asked line) throws Refusal {
    long quantity = line.positive("quantity");
    if (quantity > MOST_OF_ONE) {
      throw line.wrong("quantity", "at most " + MOST_OF_ONE);
    }
    return quantity;
  }

  private void lines(Session session, Asked asked) throws Refusal {
    for (var line : asked.objects("line_items")) {
      var data = line.object("price_data");
      var name =
          data.only("currency", "unit_amount", "product_data", "nickname", "metadata")
              .object("product_data")
              .only("name", "description", "images", "metadata")
              .text("name");
      long total = data.positive("unit_amount") * quantity(line);
      var item =
          JsonNodeFactory.instance
              .objectNode()
              .put("id", ids.next("li"))
              .put("object", "item")
              .put("currency", session.intent.currency())
              .put("description", name)
              .put("quantity", quantity(line))
              .put("amount_subtotal", total)
              .put("amount_total", total);
      item.putObject("price")
          .put("id", ids.next("price"))
          .put("object", "price")
          .put("created", session.created.toEpochMilli())
          .put("active", true)
          .put("currency", session.intent.currency())
          .put("type", "one_time")
          .put("unit_amount", data.positive("unit_amount"))
          .putObject("product")
          .put("id", ids.next("prod"))
          .put("object", "product")
          .put("name", name)
          .putNull("images");
      session.lines.add(item);
    }
  }

  ObjectNode retrieve(Call call) throws Refusal {
    var session = books.session(call.merchant(), call.id());
    course.note(session.intent, "retrieved", session.id);
    return Pictures.session(session);
  }

  /// An open session can be expired, and one whose money is only held, because its intent cannot be
  /// canceled. It may have been paid a moment before.
  ObjectNode expire(Call call) throws Refusal {
    call.asked().only();
    var session = books.session(call.merchant(), call.id());
    boolean held = session.intent.status.equals("requires_capture");
    if (!session.status.equals("open") && !(session.status.equals("complete") && held)) {
      throw Refusal.state("The session is " + session.status + ", not open.");
    }
    course.expire(session);
    return Pictures.session(session);
  }
}
