package paybridge.connector.gateway.oceanpayment;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;

/// The methods of Oceanpayment (contract section 17). The gateway's word depends on the terminal,
/// so the owner may add methods; the meaning of a listed code never changes. Klarna is not here: it
/// needs the lines of the order.
final class Methods {
  static final String CARD = "card";
  private static final Duration CARD_PAGE = Duration.ofHours(24);
  private static final Duration BANK = Duration.ofDays(7);
  private static final Pattern OWN = Pattern.compile("([a-z0-9_-]{2,40}):([A-Za-z0-9_ ]{1,50})");

  /// Code, the gateway's word, title, countries, currencies (`-`: any).
  private static final String TABLE =
      """
      card|Credit Card|Card|-|-
      applepay|ApplePay|Apple Pay|-|-
      googlepay|GooglePay|Google Pay|-|-
      alipay_web|Alipay_Web|Alipay|-|-
      alipay_wap|Alipay_Wap|Alipay (phone)|-|-
      wechatpay_web|WechatPay_Web|WeChat Pay|-|-
      wechatpay_wap|WechatPay_Wap|WeChat Pay (phone)|-|-
      konbini|Konbini|Konbini|JP|JPY
      giropay|Giropay|Giropay|DE|EUR
      przelewy24|Przelewy24|Przelewy24|PL|-
      yunshanfu_app|YunShanFu_APP|UnionPay app|-|-
      tha_direct_cash|THA_Direct_Cash|Cash (Thailand)|TH|THB
      directpay|Directpay|Bank transfer|-|-
      """;

  private static final Set<String> QUICK =
      Set.of(
          CARD, "applepay", "googlepay", "alipay_web", "alipay_wap", "wechatpay_web",
          "wechatpay_wap", "yunshanfu_app");

  private Methods() {}

  /// The methods that the owner named, in that order.
  static List<MethodSpec> of(Account account) {
    var sure = OceanpaymentSettings.currencies(account.settings()).codes();
    return rows(account).values().stream()
        .map(row -> spec(account, row, sure))
        .filter(spec -> !spec.currencies().isEmpty())
        .toList();
  }

  /// Oceanpayment's word for a method of this account.
  static Optional<String> word(Account account, String code) {
    return Optional.ofNullable(rows(account).get(code)).map(row -> row[1]);
  }

  private static Map<String, String[]> rows(Account account) {
    var table =
        TABLE.lines().map(line -> line.split("\\|")).collect(Collectors.toMap(r -> r[0], r -> r));
    var named = account.settings().text(OceanpaymentSettings.METHODS).strip();
    var rows = new LinkedHashMap<String, String[]>();
    Arrays.stream((named.isEmpty() ? CARD : named).split(","))
        .map(String::strip)
        .forEach(entry -> {
          var own = OWN.matcher(entry);
          if (table.containsKey(entry)) {
            rows.putIfAbsent(entry, table.get(entry));
          } else if (own.matches() && !table.containsKey(own.group(1))) {
            rows.putIfAbsent(
                own.group(1),
                new String[] {
                  own.group(1),
                  own.group(2).strip(),
                  own.group(2).replace('_', ' ').strip(),
                  "-",
                  "-"
                });
          }
        });
    return rows;
  }

  private static MethodSpec spec(Account account, String[] row, Set<String> sure) {
    boolean holds =
        row[0].equals(CARD) && account.settings().on(OceanpaymentSettings.HOLDS);
    return new MethodSpec(
        row[0],
        row[2],
        words(row[3]),
        row[4].equals("-")
            ? sure
            : words(row[4]).stream().filter(sure::contains).collect(Collectors.toSet()),
        holds
            ? Set.of(Can.REFUND, Can.PARTIAL_REFUND, Can.CAPTURE)
            : Set.of(Can.REFUND, Can.PARTIAL_REFUND),
        QUICK.contains(row[0]) ? CARD_PAGE : BANK,
        "section 17");
  }

  private static Set<String> words(String text) {
    return text.equals("-") ? Set.of() : Set.of(text.split(" "));
  }
}
