package paybridge.connector.gateway.oceanpayment;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Settings;

/// The methods of Oceanpayment (contract section 17). The gateway's word depends on the terminal,
/// so the owner may add methods; the meaning of a listed code never changes.
final class Methods {
  static final String CARD = "card";
  static final String KLARNA = "klarna";

  private static final Duration CARD_PAGE = Duration.ofHours(24);
  private static final Duration BANK = Duration.ofDays(7);
  private static final int VOUCHER_DAYS = 14;
  private static final int REFUND_DAYS = 90;
  private static final Pattern OWN = Pattern.compile("([a-z0-9_-]{2,40}):([A-Za-z0-9_ ]{1,50})");

  /// Code, the gateway's word, title, countries, currencies (`-`: any), and how fast money comes.
  private static final Map<String, Row> TABLE =
      """
      card|Credit Card|Card|-|-|page
      applepay|ApplePay|Apple Pay|-|-|page
      googlepay|GooglePay|Google Pay|-|-|page
      alipay_web|Alipay_Web|Alipay|-|-|page
      alipay_wap|Alipay_Wap|Alipay (phone)|-|-|page
      wechatpay_web|WechatPay_Web|WeChat Pay|-|-|page
      wechatpay_wap|WechatPay_Wap|WeChat Pay (phone)|-|-|page
      klarna|Klarna|Klarna|-|-|bank
      konbini|Konbini|Konbini|JP|JPY|voucher
      giropay|Giropay|Giropay|DE|EUR|bank
      przelewy24|Przelewy24|Przelewy24|PL|-|bank
      yunshanfu_app|YunShanFu_APP|UnionPay app|-|-|page
      tha_direct_cash|THA_Direct_Cash|Cash (Thailand)|TH|THB|voucher
      directpay|Directpay|Bank transfer|-|-|bank
      """
          .lines()
          .map(line -> line.split("\\|"))
          .map(r -> new Row(r[0], r[1], r[2], words(r[3]), words(r[4]), r[5]))
          .collect(
              Collectors.toMap(Row::code, Function.identity(), (a, _) -> a, LinkedHashMap::new));

  private record Row(
      String code,
      String word,
      String title,
      Set<String> countries,
      Set<String> currencies,
      String speed) {}

  private Methods() {}

  /// Every method that is known, with all it can do once the owner switched it on.
  static List<MethodSpec> known() {
    var everything =
        new Settings(
            Map.of(
                OceanpaymentSettings.HOLDS, "on",
                OceanpaymentSettings.STORED, "page",
                OceanpaymentSettings.SERVICE_MODE, "S1",
                OceanpaymentSettings.CHARGE_EMAIL, "-"),
            Map.of());
    return TABLE.values().stream().map(row -> spec(everything, row, row.currencies())).toList();
  }

  /// The methods that the owner named, in that order.
  static List<MethodSpec> of(Account account) {
    var settings = account.settings();
    var sure = OceanpaymentSettings.currencies(settings).codes();
    return rows(settings).values().stream()
        .map(
            row ->
                spec(
                    settings,
                    row,
                    row.currencies().isEmpty()
                        ? sure
                        : row.currencies().stream()
                            .filter(sure::contains)
                            .collect(Collectors.toSet())))
        .filter(spec -> !spec.currencies().isEmpty())
        .toList();
  }

  /// The method of this code, if the account has it.
  static Optional<MethodSpec> find(Account account, String code) {
    return of(account).stream().filter(method -> method.code().equals(code)).findFirst();
  }

  /// Oceanpayment's word for a method of this account.
  static Optional<String> word(Account account, String code) {
    return Optional.ofNullable(rows(account.settings()).get(code)).map(Row::word);
  }

  private static Map<String, Row> rows(Settings settings) {
    var named = settings.text(OceanpaymentSettings.METHODS).strip();
    var rows = new LinkedHashMap<String, Row>();
    Arrays.stream((named.isEmpty() ? CARD : named).split(","))
        .map(String::strip)
        .filter(code -> !code.equals(KLARNA) || settings.on(OceanpaymentSettings.KLARNA))
        .forEach(entry -> row(entry).ifPresent(row -> rows.putIfAbsent(row.code(), row)));
    return rows;
  }

  private static Optional<Row> row(String entry) {
    var own = OWN.matcher(entry);
    if (TABLE.containsKey(entry) || !own.matches() || TABLE.containsKey(own.group(1))) {
      return Optional.ofNullable(TABLE.get(entry));
    }
    var word = own.group(2).strip();
    return Optional.of(
        new Row(own.group(1), word, word.replace('_', ' '), Set.of(), Set.of(), "bank"));
  }

  private static MethodSpec spec(Settings settings, Row row, Set<String> currencies) {
    var refunds =
        OceanpaymentSettings.days(settings, OceanpaymentSettings.REFUND_DAYS, REFUND_DAYS);
    return new MethodSpec(
        row.code(),
        row.title(),
        row.countries(),
        currencies,
        can(settings, row),
        Optional.empty(),
        Optional.empty(),
        window(settings, row),
        Optional.of(refunds).filter(Duration::isPositive),
        "section 17");
  }

  private static Set<Can> can(Settings settings, Row row) {
    var can = EnumSet.of(Can.REFUND, Can.PARTIAL_REFUND);
    if (row.code().equals(CARD) && OceanpaymentSettings.holds(settings)) {
      can.add(Can.CAPTURE);
    }
    if (row.code().equals(CARD) && OceanpaymentSettings.charges(settings)) {
      can.add(Can.RECURRING);
    }
    return can;
  }

  private static Duration window(Settings settings, Row row) {
    return switch (row.speed()) {
      case "page" -> CARD_PAGE;
      case "voucher" -> {
        var days =
            OceanpaymentSettings.days(settings, OceanpaymentSettings.VOUCHER_DAYS, VOUCHER_DAYS);
        yield days.isPositive() ? days : Duration.ofDays(VOUCHER_DAYS);
      }
      default -> BANK;
    };
  }

  private static Set<String> words(String text) {
    return text.equals("-") ? Set.of() : Set.of(text.split(" "));
  }
}
