package paybridge.connector.gateway.paymaster;

import java.util.List;
import java.util.Map;
import paybridge.connector.SettingSpec;
import paybridge.connector.Settings;
import paybridge.connector.kit.CurrencyTable;

/// What the owner of a PayMaster account sets.
final class PayMasterSettings {
  static final String MERCHANT = "merchantId";
  static final String SERVICE = "serviceId";
  static final String SECRET = "secretKey";
  static final String HOST = "baseUrl";
  static final String SANDBOX_HOST = "https://sandbox.finexusgroup.com";
  static final String PAGE = "pagePath";
  static final String VERSION = "version";
  static final String LOCALE = "locale";
  static final String COUNTRY = "country";
  static final String CHANNEL = "channel";
  static final String TERMINAL = "terminalId";
  static final String COMMERCE = "ecommerce";
  static final String CURRENCIES = "confirmedCurrencies";
  static final String ENCRYPTION = "encryption";

  /// Only the ringgit is sure; dollars occur in documents without their exponent.
  private static final CurrencyTable SURE = new CurrencyTable(Map.of("MYR", 2));

  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.text(
              MERCHANT,
              "The merchant id, 15 characters, as PayMaster gave it to you.",
              "section 3"),
          SettingSpec.text(SERVICE, "The service id, 3 letters.", "section 3"),
          SettingSpec.secret(
              SECRET,
              "The secret key: 64 letters and digits, copied whole. When you change it, keep the"
                  + " old one valid until the last open page is over.",
              "sections 3 and 7"),
          SettingSpec.url(
              HOST,
              SANDBOX_HOST,
              "The host of your PayMaster installation. A live account needs the one assigned to"
                  + " you; the default is the sandbox.",
              "section 2, open point 1"),
          SettingSpec.optional(
              PAGE,
              "/upp/faces/upp/payment.xhtml",
              "The path of the hosted page. Change it only when PayMaster says so.",
              "section 2"),
          SettingSpec.optional(
              VERSION, "06", "The version of the message set, two digits.", "section 3"),
          SettingSpec.optional(LOCALE, "en", "The language of the hosted page.", "section 3"),
          SettingSpec.optional(COUNTRY, "MY", "The shop's country, two letters.", "section 4"),
          SettingSpec.optional(CHANNEL, "WEB", "The transaction channel.", "section 3"),
          SettingSpec.optional(
              TERMINAL, "", "The terminal id, if PayMaster gave you one.", "section 3"),
          SettingSpec.choice(
              COMMERCE,
              List.of("1", "2", "0"),
              "1: web shop with 3-D Secure, 2: web shop without or mail order, 0: neither.",
              "section 8.1"),
          SettingSpec.optional(
              CURRENCIES,
              "",
              "Further currencies with their decimals, such as USD:2, SGD:2. Add one only after a"
                  + " test payment showed the right figure.",
              "section 4"),
          SettingSpec.onOff(
              ENCRYPTION,
              false,
              "Results may come encrypted. Leave it off unless PayMaster switched it on for you.",
              "section 7.1"));

  private PayMasterSettings() {}

  static CurrencyTable currencies(Settings settings) {
    return SURE.and(settings.text(CURRENCIES));
  }

  /// A value, or its default when it is empty.
  static String orDefault(Settings settings, String name) {
    var value = settings.text(name).strip();
    return value.isEmpty()
        ? ALL.stream()
            .filter(spec -> spec.name().equals(name))
            .findFirst()
            .orElseThrow()
            .defaultValue()
        : value;
  }
}
