package paybridge.connector.gateway.wooshpay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Account;
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
          SettingSpec.secret(
              WEBHOOK,
              "The signing secret of the webhook endpoint, whole and unchanged. WooshPay shows it"
                  + " only once, when the endpoint is created.",
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
              "section 3, open point 1"));

  private static final long LONGEST_TOLERANCE = Duration.ofDays(3).toSeconds();

  private WooshPaySettings() {}

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

  /// Why this account must not be used, or empty: the key decides test or live at the gateway, the
  /// account decides it here, and both must agree.
  static Optional<String> wrongKey(Account account) {
    var key = account.settings().newest(KEY).map(Secret::reveal).orElse("").strip();
    var wanted = account.live() ? "sk_live_" : "sk_test_";
    var wrongHost = account.live() ? "apitest.wooshpay.com" : "api.wooshpay.com";
    if (!key.startsWith(wanted) || key.length() == wanted.length()) {
      return Optional.of("The secret key of this account must begin with " + wanted + ".");
    }
    return host(account).endsWith("//" + wrongHost)
        ? Optional.of("The host of this account does not fit its key.")
        : Optional.empty();
  }
}
