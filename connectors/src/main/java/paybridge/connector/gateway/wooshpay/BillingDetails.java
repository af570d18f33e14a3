package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import paybridge.connector.MethodSpec;
import paybridge.connector.OpenRequest;

/// Who pays, in a direct payment (contract sections 4 and 14). iDEAL, EPS and Giropay take first and
/// last name apart and in camel case, all others one name; a method of one country is told that
/// country.
final class BillingDetails {
  private static final Set<String> NAMES_APART = Set.of("ideal", "eps", "giropay");

  private BillingDetails() {}

  static ObjectNode of(OpenRequest request, MethodSpec method) {
    var shopper = request.shopper();
    var details = JsonNodeFactory.instance.objectNode();
    var first = shopper.firstName().reveal();
    var last = shopper.lastName().reveal();
    if (NAMES_APART.contains(method.code())) {
      put(details, "firstName", first);
      put(details, "lastName", last);
    } else {
      put(details, "name", (first + " " + last).strip());
    }
    put(details, "email", shopper.email().reveal());
    var country =
        method.countries().size() == 1 ? method.countries().iterator().next() : shopper.country();
    if (!country.isBlank()) {
      details.putObject("address").put("country", country);
    }
    return details;
  }

  private static void put(ObjectNode details, String name, String value) {
    if (!value.isBlank()) {
      details.put(name, value);
    }
  }
}
