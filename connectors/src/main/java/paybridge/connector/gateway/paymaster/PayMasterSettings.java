package paybridge.connector.gateway.paymaster;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Account;
import paybridge.connector.Secret;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.Settings;
import paybridge.connector.kit.CurrencyTable;

/// What the owner of a PayMaster account sets, by name; what each means stands in [SettingList].
final class PayMasterSettings {
  static final String MERCHANT = "merchantId";
  static final String SERVICE = "serviceId";
  static final String SECRET = "secretKey";
  static final String HOST = "baseUrl";
  static final String SANDBOX_HOST = "https://sandbox.finexusgroup.com";
  static final String ROOT = "contextRoot";
  static final String PAGE = "pagePath";
  static final String BANK = "bankPath";
  static final String QR = "qrPath";
  static final String QUERY = "queryPath";
  static final String CARD = "cardPath";
  static final String CAPTURE = "capturePath";
  static final String REVERSAL = "reversalPath";
  static final String ANSWER_URL = "answerUrl";
  static final String VERSION = "version";
  static final String LOCALE = "locale";
  static final String COUNTRY = "country";
  static final String CHANNEL = "channel";
  static final String TERMINAL = "terminalId";
  static final String COMMERCE = "ecommerce";
  static final String CURRENCIES = "confirmedCurrencies";
  static final String ENCRYPTION = "encryption";
  static final String METHODS = "methods";
  static final String ACTIVATION = "activation";
  static final String HOLDS = "holds";
  static final String VERIFICATION = "verificationAmount";
  static final String QR_PROCESSING = "qrProcessing";
  static final String QR_PAYLOAD = "qrPayload";
  static final String QUERY_HASH = "query0790";
  static final String REFUND_PATH = "refundPath";
  static final String CUT_OFF = "settlementCutOff";
  static final String PARTIAL = "partialRefunds";
  static final String REFUND_MRN = "mrnOfRefund";
  static final String CHARGES = "storedCharges";

  /// Only the ringgit is sure; dollars occur in documents without their exponent.
  private static final CurrencyTable SURE = new CurrencyTable(Map.of("MYR", 2));

  /// An id that PayMaster gave out, and how long its field is (section 3).
  private record Id(String setting, String name, int most) {}

  private static final List<Id> IDS =
      List.of(
          new Id(MERCHANT, "merchant id", 15),
          new Id(SERVICE, "service id", 3),
          new Id(TERMINAL, "terminal id", 8));

  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private PayMasterSettings() {}

  /// The return address of messages without a shopper: what the owner set, else where the account's
  /// notifications go.
  static String back(GatewayCall call) {
    var set = orDefault(call.account().settings(), ANSWER_URL);
    return set.isEmpty() ? call.notifyUrl() : set;
  }

  static CurrencyTable currencies(Settings settings) {
    return SURE.and(settings.text(CURRENCIES));
  }

  /// Why an amount cannot travel, naming its currency and both numbers of decimals.
  static String notCarried(Settings settings, Money amount) {
    return currencies(settings).notCarried("PayMaster", amount, CURRENCIES);
  }

  /// A value, or its default when it is empty.
  static String orDefault(Settings settings, String name) {
    var value = settings.text(name).strip();
    return value.isEmpty()
        ? SettingList.ALL.stream()
            .filter(spec -> spec.name().equals(name))
            .findFirst()
            .orElseThrow()
            .defaultValue()
        : value;
  }

  /// The terminal id as it travels: eight characters, a shorter one filled with spaces (section 3).
  static String terminal(Settings settings) {
    var id = orDefault(settings, TERMINAL);
    return id.isEmpty() ? "" : "%-8s".formatted(id);
  }

  /// The keys that prove what comes in, newest first; a blank one proves nothing.
  static List<Secret> secrets(Settings settings) {
    return settings.secrets(SECRET).stream().filter(key -> !key.reveal().isBlank()).toList();
  }

  /// The whole address of one of the gateway's pages.
  static String address(Settings settings, String path) {
    return orDefault(settings, HOST).replaceAll("/+$", "")
        + orDefault(settings, ROOT)
        + orDefault(settings, path);
  }

  /// When the gateway settles, Malaysian time; empty for what is not a time of day.
  static Optional<LocalTime> cutOff(Settings settings) {
    var text = orDefault(settings, CUT_OFF);
    return CLOCK.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
  }

  /// Why nothing may be sent for this account, or empty.
  static Optional<String> notReady(Account account) {
    var settings = account.settings();
    var key = settings.newest(SECRET);
    if (key.isEmpty() || key.get().reveal().isBlank()) {
      return Optional.of("The secret key of the account is not set.");
    }
    if (settings.text(MERCHANT).isBlank() || settings.text(SERVICE).isBlank()) {
      return Optional.of("The merchant id or the service id of the account is not set.");
    }
    for (var id : IDS) {
      if (orDefault(settings, id.setting()).length() > id.most()) {
        return Optional.of(
            "The %s of the account has more than %d characters.".formatted(id.name(), id.most()));
      }
    }
    return account.live() && orDefault(settings, HOST).startsWith(SANDBOX_HOST)
        ? Optional.of("A live account needs its own PayMaster host, not the sandbox.")
        : Optional.empty();
  }
}
