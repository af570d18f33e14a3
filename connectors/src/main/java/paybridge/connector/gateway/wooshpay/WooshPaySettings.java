package paybridge.connector.gateway.wooshpay;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.Settings;
import paybridge.connector.kit.CurrencyTable;

/// What the owner of a WooshPay account sets.
final class WooshPaySettings {
  static final String KEY = "secretKey";
  static final String WEBHOOK = "webhookSecret";
  static final String HOST = "baseUrl";
  static final String TOLERANCE = "toleranceSeconds";
  static final String METHODS = "methods";
  static final String CURRENCIES = "confirmedCurrencies";
  static final String FURTHER = "furtherMethods";
  static final String SCRIPT = "widgetScript";
  static final String PUBLISHABLE = "publishableKey";
  static final String INIT = "widgetInit";
  static final String DIRECT_CALLS = "directCalls";
  static final String CHARGE = "chargeStored";
  static final String OFF_SESSION = "offSessionName";

  /// The first two rows of the contract's table; everything else is doubtful (section 3).
  private static final CurrencyTable SURE =
      CurrencyTable.ofHundredths(
              "USD", "EUR", "GBP", "HKD", "SGD", "CNY", "MYR", "THB", "PHP", "BRL")
          .and("JPY:0");

  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.secret(
              KEY,
              "The secret key of the API, as shown by WooshPay: sk_test_… for a test account,"
                  + " sk_live_… for a live one. Not the publishable key.",
              "section 1"),
          new SettingSpec(
              WEBHOOK,
              SettingSpec.Kind.SECRET,
              false,
              "",
              List.of(),
              "The signing secret of the webhook endpoint, whole and unchanged. WooshPay shows it"
                  + " only once, when the endpoint is created; an endpoint that the bridge registers"
                  + " itself sets it. Without it no event is believed.",
              "sections 11.1 and 11.5"),
          new SettingSpec(
              HOST,
              SettingSpec.Kind.URL,
              false,
              "",
              List.of(),
              "Where the API lives. Empty: WooshPay's own host for a test or a live account.",
              "section 1"),
          SettingSpec.number(
              TOLERANCE,
              "300",
              "How many seconds an event's signature may be old. Raise it (up to 259200, three"
                  + " days) only if repeated events are refused.",
              "section 11.5, open point 6"),
          SettingSpec.optional(
              METHODS,
              "card",
              "The methods that WooshPay enabled for you, by its codes, such as card, alipay,"
                  + " gcash.",
              "section 14"),
          SettingSpec.optional(
              CURRENCIES,
              "",
              "Further currencies with WooshPay's decimals, such as VND:0, KRW:0. Add one only"
                  + " after a test payment showed the right figure on the page.",
              "section 3, open point 1"),
          SettingSpec.optional(
              FURTHER,
              "",
              "Codes of methods that are not in WooshPay's published list, such as"
                  + " bank_transfer_eu, googlepay. A code that WooshPay does not know can make a page"
                  + " fail: add one only after a test.",
              "section 14, open point 13"),
          new SettingSpec(
              SCRIPT,
              SettingSpec.Kind.URL,
              false,
              "",
              List.of(),
              "The address of WooshPay's script for the widget, as your WooshPay documents say it.",
              "section 21, open point 17"),
          SettingSpec.optional(
              PUBLISHABLE,
              "",
              "The publishable key for the widget: pk_test_… for a test account, pk_live_… for a"
                  + " live one.",
              "section 1"),
          SettingSpec.optional(
              INIT,
              "",
              "The function of the widget's script that shows it, such as WooshPay.start. It gets"
                  + " the element, the publishable key, the client secret and the address to go to"
                  + " afterwards.",
              "section 21, open point 17"),
          SettingSpec.choice(
              DIRECT_CALLS,
              List.of("one", "two"),
              "How a payment without a page of WooshPay begins: an intent created and confirmed in"
                  + " one call, or in two.",
              "section 8.1"),
          SettingSpec.onOff(
              CHARGE,
              false,
              "Charge stored methods without the shopper. WooshPay's guide for it could not be read:"
                  + " switch it on only after a charge of a test account showed the right result.",
              "section 13.1, open point 8"),
          SettingSpec.choice(
              OFF_SESSION,
              List.of("off_session", "off-session"),
              "The name of the field that says that the shopper is away; WooshPay's documents spell"
                  + " it in two ways.",
              "section 4, open point 8"));

  private static final long LONGEST_TOLERANCE = Duration.ofDays(3).toSeconds();

  private WooshPaySettings() {}

  /// Why an amount cannot travel.
  static String notCarried(Settings settings, Money amount) {
    return currencies(settings).notCarried("WooshPay", amount, CURRENCIES);
  }

  static CurrencyTable currencies(Settings settings) {
    return SURE.and(settings.text(CURRENCIES));
  }

  /// The tolerance: a whole number of seconds up to 72 hours; anything else is the default.
  static Duration tolerance(Settings settings) {
    var text = settings.text(TOLERANCE).strip();
    return text.matches("[0-9]{1,6}") && Long.parseLong(text) <= LONGEST_TOLERANCE
        ? Duration.ofSeconds(Long.parseLong(text))
        : Duration.ofSeconds(300);
  }

  /// Every webhook secret that is valid, surrounding blanks taken off; blank ones prove nothing.
  static List<Secret> webhookSecrets(Settings settings) {
    return settings.secrets(WEBHOOK).stream()
        .filter(secret -> !secret.reveal().isBlank())
        .map(secret -> new Secret(secret.reveal().strip()))
        .toList();
  }

  static String host(Account account) {
    var host = account.settings().text(HOST).strip().replaceAll("/+$", "");
    if (!host.isEmpty()) {
      return host;
    }
    return account.live() ? "https://api.wooshpay.com" : "https://apitest.wooshpay.com";
  }

  /// The address of a page or script: https, and http only where the API's own host is http, as a
  /// stand-in's is.
  static Optional<GatewayUrl> page(Account account, String address) {
    if (!address.startsWith("https://")
        && !(address.startsWith("http://") && host(account).startsWith("http://"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GatewayUrl(address));
    } catch (IllegalArgumentException notAPage) {
      return Optional.empty();
    }
  }

  /// Why this account must not be used, or empty: the key decides test or live at the gateway, the
  /// account decides it here, and both must agree.
  static Optional<String> wrongKey(Account account) {
    var key = account.settings().newest(KEY).map(Secret::reveal).orElse("").strip();
    var wanted = account.live() ? "sk_live_" : "sk_test_";
    if (!key.startsWith(wanted) || key.length() == wanted.length()) {
      return Optional.of("The secret key of this account must begin with " + wanted + ".");
    }
    return fits(account)
        ? Optional.empty()
        : Optional.of("The host of this account does not fit its key.");
  }

  /// False for WooshPay's host of the other mode, for the one that its page misspells (section 1),
  /// and for its own in the clear. Any other is a stand-in.
  private static boolean fits(Account account) {
    try {
      var address = new URI(host(account));
      var name = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      return !name.equals(account.live() ? "apitest.wooshpay.com" : "api.wooshpay.com")
          && !name.endsWith("whooshpay.com")
          && !(name.endsWith(".wooshpay.com") && !"https".equalsIgnoreCase(address.getScheme()));
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }
}
