package paybridge.connector.gateway.wooshpay;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.MethodSpec;

/// The methods of WooshPay and what each can do (contract section 14). What the contract marks with
/// a question mark counts as "cannot". The owner names the ones that WooshPay enabled; a code that
/// is not in this table is not offered.
final class Methods {
  private static final Duration CARD_PAGE = Duration.ofHours(24);
  private static final Duration BANK = Duration.ofDays(7);

  /// Code, title, countries, currencies (`-`: any). Refunding is not offered yet by this dialect,
  /// so no row says so; capture and stored methods neither.
  private static final String TABLE =
      """
      card|Card|-|-
      alipay|Alipay|CN|CNY GBP USD EUR HKD
      alipay_hk|Alipay HK|HK|HKD GBP USD EUR
      gcash|GCash|PH|PHP
      dana|DANA|ID|IDR
      truemoney|TrueMoney|TH|THB GBP
      9pay|9Pay|VN|VND
      pix|PIX|BR|BRL
      paynow|PayNow|SG|SGD
      ideal|iDEAL|NL|EUR
      eps|EPS|AT|EUR
      giropay|Giropay|DE|EUR
      bank_transfer_id|Bank transfer (Indonesia)|ID|IDR
      kakaopay|Kakao Pay|KR|KRW GBP USD EUR
      boost|Boost|MY|MYR GBP USD EUR
      touchngo|Touch'n Go|MY|MYR GBP USD EUR
      wechat_pay|WeChat Pay|CN|-
      unionpay|UnionPay|CN|-
      klarna|Klarna|-|-
      sepa_debit|SEPA direct debit|-|EUR
      trustly|Trustly|-|-
      bancontact|Bancontact|BE|EUR
      p24|Przelewy24|PL|-
      fpx|FPX|MY|MYR
      grabpay|GrabPay|-|-
      mcash|Mcash|MY|MYR
      shopeepay|ShopeePay|-|-
      qris|QRIS|ID|IDR
      promptpay|PromptPay|TH|THB
      upi|UPI|IN|-
      bpi|BPI|PH|PHP
      """;

  private static final Set<String> BANK_LIKE =
      Set.of("sepa_debit", "bank_transfer_id", "trustly", "9pay", "fpx", "p24", "pix", "promptpay");

  private Methods() {}

  static List<MethodSpec> of(Account account) {
    var sure = WooshPaySettings.currencies(account.settings()).codes();
    var named = account.settings().text(WooshPaySettings.METHODS).strip();
    return Arrays.stream((named.isEmpty() ? "card" : named).split("[,\\s]+"))
        .distinct()
        .map(rows()::get)
        .filter(row -> row != null)
        .map(row -> spec(row, sure))
        .filter(spec -> !spec.currencies().isEmpty())
        .toList();
  }

  private static Map<String, String[]> rows() {
    var rows = new LinkedHashMap<String, String[]>();
    TABLE.lines().map(line -> line.split("\\|")).forEach(row -> rows.put(row[0], row));
    return rows;
  }

  private static MethodSpec spec(String[] row, Set<String> sure) {
    return new MethodSpec(
        row[0],
        row[1],
        words(row[2]),
        row[3].equals("-")
            ? sure
            : words(row[3]).stream().filter(sure::contains).collect(Collectors.toSet()),
        Set.of(),
        BANK_LIKE.contains(row[0]) ? BANK : CARD_PAGE,
        "section 14");
  }

  private static Set<String> words(String text) {
    return text.equals("-") ? Set.of() : Set.of(text.split(" "));
  }
}
