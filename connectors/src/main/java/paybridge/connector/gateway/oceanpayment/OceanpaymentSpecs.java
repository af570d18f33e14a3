package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.List;
import paybridge.connector.SettingSpec;

/// What every owner of an Oceanpayment terminal sees when setting it up; what the gateway's
/// documents leave open follows in [OpenPointSpecs].
final class OceanpaymentSpecs {
  private static final List<SettingSpec> TERMINAL =
      List.of(
          SettingSpec.text(
              OceanpaymentSettings.ACCOUNT,
              "The merchant account number, 6 characters.", "section 1"),
          SettingSpec.text(
              OceanpaymentSettings.TERMINAL,
              "The terminal number, 8 to 12 characters. A second terminal is a second account"
                  + " here.",
              "section 1"),
          SettingSpec.secret(
              OceanpaymentSettings.SECRET,
              "The secure code of this very terminal. It signs in both directions.",
              "sections 1 and 8"),
          url(
              OceanpaymentSettings.PAY_HOST,
              "Where pages, captures and voids live. Empty: Oceanpayment's own host for a test or"
                  + " a live account."),
          url(
              OceanpaymentSettings.QUERY_HOST,
              "Where orders and refunds are asked about. Empty: Oceanpayment's own host. Have the"
                  + " bridge's outgoing address registered there first."),
          SettingSpec.choice(
              OceanpaymentSettings.MODE,
              List.of("server", "form"),
              "How a page is opened. server: the bridge asks for its address and proves the"
                  + " answer. form: the browser posts a form, and money counts only after a query.",
              "section 4"),
          SettingSpec.optional(
              OceanpaymentSettings.METHODS,
              "card",
              "The methods of this terminal: codes of the table below, or your own as code:Word"
                  + " with Oceanpayment's word, such as card, alipay_web, my_bank:MyBank_Web.",
              "section 17"),
          SettingSpec.optional(
              OceanpaymentSettings.CURRENCIES,
              "",
              "Further currencies with the decimals Oceanpayment expects, such as JPY:0, KWD:2."
                  + " JPY:0 writes 1200, JPY:2 writes 1200.00. Add one only after a test payment"
                  + " showed the right figure.",
              "section 2, open point O5"),
          SettingSpec.number(
              OceanpaymentSettings.REFUND_DAYS,
              "90",
              "For how many days after a payment a refund is usual; 0: no limit is known. Later"
                  + " ones ask for a second confirmation, and Oceanpayment decides.",
              "section 14, open point O7; Oceanpayment's public text says three months"),
          SettingSpec.number(
              OceanpaymentSettings.VOUCHER_DAYS,
              "14",
              "For how many days money may still come by a voucher that is paid in a shop or at a"
                  + " counter.",
              "section 17; no number is published"));

  private OceanpaymentSpecs() {}

  static List<SettingSpec> all() {
    var all = new ArrayList<>(TERMINAL);
    all.addAll(OpenPointSpecs.ALL);
    return List.copyOf(all);
  }

  private static SettingSpec url(String name, String help) {
    return new SettingSpec(name, SettingSpec.Kind.URL, false, "", List.of(), help, "section 1");
  }
}
