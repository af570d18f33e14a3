package paybridge.connector.gateway.wooshpay;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Money;

/// The methods of WooshPay's published list and what each can do (contract section 14). What the
/// contract marks with a question mark counts as "cannot". Limits stand here only where they are
/// printed in a currency of the method.
final class MethodTable {
  private static final Duration CARD_PAGE = Duration.ofHours(24);
  private static final Duration BANK = Duration.ofDays(7);

  private MethodTable() {}

  /// Code, title, countries and currencies (`-`: any), least and most in minor units of ISO 4217,
  /// abilities (`H` hold and take later, also a part; `R` refund; `P` partial refund; `S` charge
  /// again), days for refunds.
  private static final String ROWS =
      """
      card|Card|-|-|||HRPS|
      alipay|Alipay|CN|CNY GBP USD EUR HKD|1 CNY||RPS|
      alipay_hk|Alipay HK|HK|HKD GBP USD EUR|||S|
      alipayplus|Alipay+|CN HK ID MY PH TH|CNY HKD GBP IDR MYR PHP THB||||
      gcash|GCash|PH|PHP|100 PHP||RPS|
      dana|DANA|ID|IDR|10000 IDR|30000000000 IDR|RPS|
      truemoney|TrueMoney|TH|THB GBP|1 THB|700000 THB|RPS|
      ovo|OVO|ID|IDR|100 IDR|||
      9pay|9Pay|VN|VND|5000 VND||RP|
      pix|PIX|BR|BRL|300 BRL|1467700 BRL|R|
      paynow|PayNow|SG|SGD||||
      ideal|iDEAL|NL|EUR|1 EUR||R|365
      eps|EPS|AT|EUR|100 EUR||RP|
      giropay|Giropay|DE|EUR|100 EUR||RP|
      bank_transfer_id|Bank transfer (Indonesia)|ID|IDR||||
      kakaopay|Kakao Pay|KR|KRW GBP USD EUR|||S|
      boost|Boost|MY|MYR GBP USD EUR|||S|
      touchngo|Touch'n Go|MY|MYR GBP USD EUR|||S|
      wechat_pay|WeChat Pay|CN|-||||
      unionpay|UnionPay|CN|-||||
      klarna|Klarna|-|-||||
      sepa_debit|SEPA direct debit|-|EUR||||
      sofort|Sofort|-|EUR||||
      trustly|Trustly|-|-||||
      bancontact|Bancontact|BE|EUR||||
      p24|Przelewy24|PL|-||||
      fpx|FPX|MY|MYR||||
      grabpay|GrabPay|-|-||||
      mcash|Mcash|MY|MYR||||
      shopeepay|ShopeePay|-|-||||
      qris|QRIS|ID|IDR||||
      promptpay|PromptPay|TH|THB||||
      rabbit_line_pay|Rabbit LINE Pay|TH|THB||||
      upi|UPI|IN|-||||
      boleto|Boleto|BR|BRL||||
      bpi|BPI|PH|PHP||||
      stitch|Stitch|ZA|-||||
      """;

  private static final Set<String> BANK_LIKE =
      Set.of(
          "sepa_debit", "bank_transfer_id", "trustly", "9pay", "fpx", "p24", "pix", "promptpay",
          "boleto", "sofort");

  /// Codes that are not in the published list but described; they are named like any other one that
  /// is not in it.
  private static final String BESIDE =
      """
      bank_transfer_eu|Bank transfer (Europe)|-|EUR||||
      bank_transfer_uk|Bank transfer (United Kingdom)|GB|GBP||||
      """;

  /// Every method of the published list.
  static List<MethodSpec> listed() {
    return ROWS.lines().map(MethodTable::spec).toList();
  }

  /// True for the methods that can be charged again (section 13.2).
  static boolean canBeStored(String code) {
    return listed().stream()
        .anyMatch(method -> method.code().equals(code) && method.can().contains(Can.RECURRING));
  }

  /// The method of a code that is not in the published list: pays, and no more.
  static MethodSpec beside(String code) {
    return BESIDE
        .lines()
        .map(MethodTable::spec)
        .filter(method -> method.code().equals(code))
        .findFirst()
        .orElseGet(() -> spec(code + "|" + code + "|-|-||||"));
  }

  private static MethodSpec spec(String line) {
    var row = line.split("\\|", -1);
    return new MethodSpec(
        row[0],
        row[1],
        words(row[2]),
        words(row[3]),
        abilities(row[6]),
        money(row[4]),
        money(row[5]),
        BANK_LIKE.contains(row[0]) || row[0].startsWith("bank_") ? BANK : CARD_PAGE,
        row[7].isEmpty()
            ? Optional.empty()
            : Optional.of(Duration.ofDays(Integer.parseInt(row[7]))),
        "section 14");
  }

  private static Set<Can> abilities(String letters) {
    var can = EnumSet.noneOf(Can.class);
    for (int i = 0; i < letters.length(); i++) {
      can.addAll(
          switch (letters.charAt(i)) {
            case 'H' -> Set.of(Can.CAPTURE, Can.PARTIAL_CAPTURE);
            case 'R' -> Set.of(Can.REFUND);
            case 'P' -> Set.of(Can.PARTIAL_REFUND);
            case 'S' -> Set.of(Can.RECURRING);
            default -> throw new IllegalStateException("no ability: " + letters);
          });
    }
    return Set.copyOf(can);
  }

  private static Optional<Money> money(String text) {
    var parts = text.split(" ");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Money(Long.parseLong(parts[0]), CurrencyUnit.of(parts[1])));
  }

  private static Set<String> words(String text) {
    return text.equals("-") ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
