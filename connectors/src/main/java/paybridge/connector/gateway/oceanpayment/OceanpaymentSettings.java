package paybridge.connector.gateway.oceanpayment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.Settings;
import paybridge.connector.kit.CurrencyTable;

/// What the owner of an Oceanpayment terminal sets. One account here is one terminal there: each
/// terminal has a secret of its own (contract section 1).
final class OceanpaymentSettings {
  static final String ACCOUNT = "account";
  static final String TERMINAL = "terminal";
  static final String SECRET = "secureCode";
  static final String PAY_HOST = "secureUrl";
  static final String QUERY_HOST = "queryUrl";
  static final String MODE = "mode";
  static final String METHODS = "methods";
  static final String HOLDS = "preAuthorization";
  static final String CURRENCIES = "confirmedCurrencies";
  static final String AUTH_AMOUNT = "amountWithCapture";
  static final String FIRST_PAGE = "firstPage";
  static final String REFUND_DONE = "refundDoneWords";
  static final String REFUND_FAILED = "refundFailedWords";

  /// Currencies with two decimals everywhere. Those without decimals are doubtful: whether `1200`
  /// or `1200.00` is expected is not published (open point O5).
  private static final CurrencyTable SURE =
      CurrencyTable.ofHundredths(
          "USD", "EUR", "GBP", "HKD", "AUD", "CAD", "CHF", "NZD", "SGD", "CNY", "MYR");

  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.text(
              ACCOUNT, "The merchant account number, 6 characters.", "section 1"),
          SettingSpec.text(
              TERMINAL,
              "The terminal number, 8 to 12 characters. A second terminal is a second account"
                  + " here.",
              "section 1"),
          SettingSpec.secret(
              SECRET,
              "The secure code of this very terminal. It signs in both directions.",
              "sections 1 and 8"),
          url(
              PAY_HOST,
              "Where pages, captures and voids live. Empty: Oceanpayment's own host for a test or"
                  + " a live account."),
          url(
              QUERY_HOST,
              "Where orders and refunds are asked about. Empty: Oceanpayment's own host. Have the"
                  + " bridge's outgoing address registered there first."),
          SettingSpec.choice(
              MODE,
              List.of("server", "form"),
              "How a page is opened. server: the bridge asks for its address and proves the"
                  + " answer. form: the browser posts a form, and money counts only after a query.",
              "section 4"),
          SettingSpec.optional(
              METHODS,
              "card",
              "The methods of this terminal: codes of the table, or your own as code:Word with"
                  + " Oceanpayment's word, such as card, alipay_web, my_bank:MyBank_Web.",
              "section 17"),
          SettingSpec.onOff(
              HOLDS,
              false,
              "Cards may be held first and taken later. Switch it on once Oceanpayment enabled"
                  + " pre-authorisation for the terminal.",
              "section 12, open points O6 and O16"),
          SettingSpec.optional(
              CURRENCIES,
              "",
              "Further currencies with the decimals Oceanpayment expects, such as JPY:0, KWD:2."
                  + " JPY:0 writes 1200, JPY:2 writes 1200.00. Add one only after a test payment"
                  + " showed the right figure.",
              "section 2, open point O5"),
          SettingSpec.onOff(
              AUTH_AMOUNT,
              true,
              "Captures and voids carry the held amount and sign it.",
              "section 12, open point O6"),
          SettingSpec.choice(
              FIRST_PAGE,
              List.of("1", "0"),
              "The number of the first page of a list.",
              "section 13, open point O14"),
          SettingSpec.optional(
              REFUND_DONE,
              "",
              "The words in Oceanpayment's lists that mean a refund was paid. They are not"
                  + " published: fill in what you saw. Until then a refund stays open.",
              "section 14, open point O1"),
          SettingSpec.optional(
              REFUND_FAILED,
              "",
              "The words in Oceanpayment's lists that mean a refund failed for good.",
              "section 14, open point O1"));

  private OceanpaymentSettings() {}

  private static SettingSpec url(String name, String help) {
    return new SettingSpec(name, SettingSpec.Kind.URL, false, "", List.of(), help, "section 1");
  }

  static CurrencyTable currencies(Settings settings) {
    return SURE.and(settings.text(CURRENCIES));
  }

  /// Every secret that is valid; blank ones prove nothing.
  static List<Secret> secrets(Settings settings) {
    return settings.secrets(SECRET).stream()
        .filter(secret -> !secret.reveal().isBlank())
        .toList();
  }

  /// True when the message is for this account and this terminal, and both are set.
  static boolean names(Settings settings, Map<String, String> fields) {
    var ours = settings.text(ACCOUNT).strip();
    var terminal = settings.text(TERMINAL).strip();
    return !ours.isEmpty()
        && !terminal.isEmpty()
        && fields.getOrDefault("account", "").equals(ours)
        && fields.getOrDefault("terminal", "").equals(terminal);
  }

  static boolean form(Settings settings) {
    return settings.text(MODE).strip().equals("form");
  }

  static String payHost(Account account) {
    return host(account, PAY_HOST, "secure.oceanpayment.com");
  }

  static String queryHost(Account account) {
    return host(account, QUERY_HOST, "query.oceanpayment.com");
  }

  private static String host(Account account, String name, String theirs) {
    var host = account.settings().text(name).strip().replaceAll("/+$", "");
    return host.isEmpty() ? "https://" + (account.live() ? "" : "test-") + theirs : host;
  }

  /// Why this account must not be used, or empty.
  static Optional<String> notReady(Account account) {
    var settings = account.settings();
    if (secrets(settings).isEmpty()) {
      return Optional.of("The secure code of the account is not set.");
    }
    if (settings.text(ACCOUNT).isBlank() || settings.text(TERMINAL).isBlank()) {
      return Optional.of("The account number or the terminal is not set.");
    }
    boolean testHost =
        payHost(account).contains("//test-") || queryHost(account).contains("//test-");
    return account.live() && testHost
        ? Optional.of("A live account must not use a test host.")
        : Optional.empty();
  }
}
