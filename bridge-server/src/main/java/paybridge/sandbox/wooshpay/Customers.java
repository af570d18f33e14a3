package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import paybridge.sandbox.wooshpay.Door.Call;

/// `/v1/customers` (contract section 5.5).
record Customers(Books books, Ids ids) {
  ObjectNode create(Call call) throws Refusal {
    var asked =
        call.asked()
            .only("email", "name", "phone", "description", "address", "shipping", "metadata");
    var customer = customer(call.merchant(), call.now());
    customer.put("email", asked.textOr("email", "")).put("name", asked.textOr("name", ""));
    return customer;
  }

  ObjectNode retrieve(Call call) throws Refusal {
    return books.kept(call.merchant(), "customer", call.id());
  }

  /// The customer a body names, who must be known; a new one when it names none.
  String named(Call call) throws Refusal {
    var id = call.asked().textOr("customer", "");
    return id.isEmpty()
        ? customer(call.merchant(), call.now()).path("id").asText()
        : books.kept(call.merchant(), "customer", id).path("id").asText();
  }

  private ObjectNode customer(Merchant merchant, Instant now) {
    var customer =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", ids.next("cus"))
            .put("object", "customer")
            .put("created", now.toEpochMilli())
            .put("livemode", false)
            .put("email", "")
            .put("name", "");
    merchant.keep(customer);
    return customer;
  }
}
