package paybridge.connector.gateway.paymaster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Capture;
import paybridge.connector.FarEndInMemory;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.PaymentRef;
import paybridge.connector.Personal;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.WireAnswer;

/// PayMaster in memory, and what these tests have in common. Keys and numbers are invented.
final class FarEnd extends FarEndInMemory {
  static final Secret KEY =
      new Secret("0D431F68413EF3AC91663DFE41D7F96294377177805393C18264D73000B51BBE");

  /// 15:05:05 in Kuala Lumpur.
  static final Instant NOW = Instant.parse("2026-01-15T07:05:05Z");

  static final String ORDER = "1001-7KQ2M9XA";
  static final String REFUND = "RF-000045";
  static final Money AMOUNT = Money.of(128099, "MYR");

  FarEnd(WireAnswer... answers) {
    super(answers);
  }

  static WireAnswer redirect(String location) {
    return new WireAnswer.Replied(302, List.of(new Header("Location", location)), new byte[0]);
  }

  static Account account(Map<String, String> more) {
    return account(false, more);
  }

  static Account account(boolean live, Map<String, String> more) {
    var values = new HashMap<String, String>();
    SettingList.ALL.forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    values.putAll(
        Map.of(
            "merchantId", "000000000012345",
            "serviceId", "ABC",
            "answerUrl", "https://shop.example/pm/query",
            "methods", "upp, card, duitnow_obw, fpx, duitnow_qr, alipayplus",
            "storedCharges", "on",
            "holds", "on"));
    values.putAll(more);
    return new Account("A1", "test", live, new Settings(values, Map.of("secretKey", List.of(KEY))));
  }

  GatewayCall call(Map<String, String> settings) {
    return call(account(settings), NOW);
  }

  /// A signed message as the gateway would send it.
  static String message(String type, Map<String, String> more) {
    return message(type, more, KEY);
  }

  static String message(String type, Map<String, String> more, Secret key) {
    return SecureHash.query(Messages.of(type).signed(values(type, more), key));
  }

  static Map<String, String> values(String type, Map<String, String> more) {
    var values = new HashMap<String, String>();
    values.putAll(
        Map.of(
            "h001_MTI", type,
            "h002_VNO", "06",
            "f001_MID", "000000000012345",
            "f260_ServID", "ABC",
            "f263_MRN", ORDER,
            "f007_TxnAmt", "000000128099",
            "f010_CurrCode", "458",
            "f019_ExpTxnAmt", "2",
            "f257_PGRN", "260115143255AB012ABC",
            "t001_SHT", "SH2"));
    values.put("f009_RespCode", "00");
    values.put("f259_TxnStatMsg", "SUCCESS");
    values.putAll(more);
    return values;
  }

  static PaymentRef payment(String method, Capture capture, Map<String, String> further) {
    return new PaymentRef(
        ORDER,
        Optional.of("260115143255AB012ABC"),
        further,
        AMOUNT,
        capture,
        method,
        Instant.parse("2026-01-15T06:30:00Z"));
  }

  static MoneyMove move(PaymentRef payment, Money amount) {
    return new MoneyMove(
        payment,
        REFUND,
        amount,
        amount.equals(payment.amount()),
        "damaged item",
        NOW.plusSeconds(172_800));
  }

  /// The same request of another customer of the shop.
  static OpenRequest of(String customer, OpenRequest asked) {
    var by = asked.shopper();
    return by(asked, new Shopper(
        by.firstName(), by.lastName(), by.email(), by.phone(), by.address(), by.city(), by.state(),
        by.postcode(), by.country(), by.ip(), by.locale(), customer));
  }

  /// The same request of another person.
  static OpenRequest by(String name, String phone, OpenRequest asked) {
    var by = asked.shopper();
    return by(asked, new Shopper(
        new Personal(name), Personal.NONE, by.email(), new Personal(phone), by.address(), by.city(),
        by.state(), by.postcode(), by.country(), by.ip(), by.locale(), by.customerId()));
  }

  private static OpenRequest by(OpenRequest asked, Shopper shopper) {
    return new OpenRequest(
        asked.merchantReference(), asked.displayedNumber(), asked.amount(), asked.method(),
        asked.flow(), asked.capture(), asked.save(), asked.description(), shopper,
        asked.returnUrl(), asked.notifyUrl());
  }

  static OpenRequest request(String method, Money amount, Capture capture, boolean save) {
    return new OpenRequest(
        ORDER,
        "1001",
        amount,
        method,
        Flow.REDIRECT,
        capture,
        save,
        "Order 1001",
        new Shopper(
            new Personal("Aminah"),
            new Personal("binti Ali"),
            new Personal("buyer@shop.example"),
            new Personal("+60 12-345 6789"),
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            "MY",
            new Personal("203.0.113.9"),
            "en",
            "CUST-77"),
        "https://bridge.example/returns/k1",
        "https://bridge.example/notifications/paymaster/k1");
  }
}
