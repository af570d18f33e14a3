package paybridge.connector.gateway.oceanpayment;

import java.net.URI;
import java.util.Map;
import paybridge.connector.OpenRequest;

/// Who pays, in the gateway's fields (contract section 5). Three of them are signed, so all are
/// cleaned and cut once, before signing; what is not known is `N/A`, as in the vendor's plug-ins.
final class Billing {
  private final OpenRequest request;

  Billing(OpenRequest request) {
    this.request = request;
  }

  void into(Map<String, String> fields) {
    var shopper = request.shopper();
    fields.put("billing_firstName", Clean.name(shopper.firstName().reveal()));
    fields.put("billing_lastName", Clean.name(shopper.lastName().reveal()));
    fields.put("billing_email", email(shopper.email().reveal()));
    fields.put("billing_country", Clean.or(shopper.country(), 100, "N/A"));
    fields.put("billing_state", Clean.or(shopper.state().reveal(), 100, "N/A"));
    optional(fields, "billing_phone", shopper.phone().reveal(), 50);
    optional(fields, "billing_city", shopper.city().reveal(), 500);
    optional(fields, "billing_address", shopper.address().reveal(), 500);
    optional(fields, "billing_zip", shopper.postcode().reveal(), 50);
    optional(fields, "billing_ip", shopper.ip().reveal(), 50);
  }

  /// Vendor code writes `order@shop host` where there is no address.
  private String email(String address) {
    var clean = Clean.text(address);
    return clean.length() <= 50 && clean.matches("[!-~]+@[!-~]+")
        ? clean
        : Clean.cut(
            request.merchantReference() + "@" + URI.create(request.returnUrl()).getHost(), 50);
  }

  private static void optional(Map<String, String> fields, String name, String text, int most) {
    var clean = Clean.cut(text, most);
    if (!clean.isEmpty()) {
      fields.put(name, clean);
    }
  }
}
