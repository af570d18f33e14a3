package paybridge.connector.gateway.oceanpayment;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Money;
import paybridge.connector.Secret;
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
  static final String REFUND_DAYS = "refundWindowDays";
  static final String VOUCHER_DAYS = "voucherDays";
  static final String HELD = "heldWords";
  static final String STORED = "storedMethods";
  static final String SERVICE_MODE = "serviceMode";
  static final String CHARGE_EMAIL = "chargeEmail";
  static final String TRACKING = "trackingRecipe";
  static final String KLARNA = "klarna";

  /// Currencies with two decimals everywhere. Those without decimals are doubtful: whether `1200`
  /// or `1200.00` is expected is not published (open point O5).
  private static final CurrencyTable SURE =
      CurrencyTable.ofHundredths(
          "USD", "EUR", "GBP", "HKD", "AUD", "CAD", "CHF", "NZD", "SGD", "CNY", "MYR", "THB", "PLN",
          "SEK", "NOK", "DKK");

  /// Where pages and captures live, and where orders are asked about.
  private static final List<String> LIVE =
      List.of("secure.oceanpayment.com", "query.oceanpayment.com");

  private OceanpaymentSettings() {}

  /// Why an amount cannot travel.
  static String notCarried(Settings settings, Money amount) {
    return currencies(settings).notCarried("Oceanpayment", amount, CURRENCIES);
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

  /// True when the words of a setting, with commas between them, hold this word.
  static boolean among(Settings settings, String name, String word) {
    return !word.isBlank()
        && Arrays.stream(settings.text(name).split(","))
            .map(String::strip)
            .anyMatch(word.strip()::equals);
  }

  /// So many days; `fallback` where the owner wrote no number.
  static Duration days(Settings settings, String name, int fallback) {
    var text = settings.text(name).strip();
    return Duration.ofDays(text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : fallback);
  }

  /// True when tokens that the gateway names are kept.
  static boolean keepsTokens(Settings settings) {
    return List.of("payments", "page").contains(settings.text(STORED).strip());
  }

  /// True when stored methods can be charged.
  static boolean charges(Settings settings) {
    return keepsTokens(settings)
        && !settings.text(SERVICE_MODE).isBlank()
        && !settings.text(CHARGE_EMAIL).isBlank();
  }

  /// True when money can be held first: switched on, and a hold can be told from a payment that
  /// only waits. By form no payment number is agreed, so a notice of a hold must be confirmed by a
  /// query.
  static boolean holds(Settings settings) {
    return settings.on(HOLDS) && (!form(settings) || !settings.text(HELD).isBlank());
  }

  static String payHost(Account account) {
    return host(account, PAY_HOST, LIVE.getFirst());
  }

  static String queryHost(Account account) {
    return host(account, QUERY_HOST, LIVE.getLast());
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
    var hosts = payHost(account) + " " + queryHost(account);
    if (account.live() && hosts.contains("//test-")) {
      return Optional.of("A live account must not use a test host.");
    }
    return !account.live() && LIVE.stream().anyMatch(host -> hosts.contains("//" + host))
        ? Optional.of("A test account must not use a live host.")
        : Optional.empty();
  }
}
