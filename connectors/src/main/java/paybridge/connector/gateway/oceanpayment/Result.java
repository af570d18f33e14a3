package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;

/// What a proved payment result means (contract section 9).
///
/// Dangerous: the signature joins its values without separators, so a genuine decline can be cut
/// anew into a "paid" that verifies. Therefore every part must have its exact shape; together the
/// shapes leave only one way to cut: the details begin with the first five digits and colon, one
/// character each is left for status and kind before them, the masked card ends in four digits, and
/// our own reference stands between amount and card.
///
/// Money counts for the payment number that the trade answer named; about any other the bridge asks
/// first ([paybridge.connector.Gateway#believesOnlyNamedPayments]). So only a result with money
/// names the number: one without may not be what a later one is compared with.
///
/// @param inBrowser the shopper's browser carried it
record Result(Account account, Map<String, String> fields, boolean inBrowser) {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,50}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern CARD = Pattern.compile("([0-9]{6}\\*{1,12}[0-9]{4})?");
  private static final Pattern PAYMENT = Pattern.compile("[0-9]{1,50}");
  private static final Pattern KIND = Pattern.compile("[0-3]");
  private static final Pattern STATUS = Pattern.compile("-1|0|1");
  private static final Pattern DETAILS = Pattern.compile("[0-9]{5}:.*", Pattern.DOTALL);
  private static final Pattern TWO_DECIMALS = Pattern.compile("[0-9]+\\.[0-9]{2}");

  Reading read() {
    var wrong = wrongShape();
    if (wrong.isPresent()) {
      return unclear(wrong.get());
    }
    var amount =
        Amounts.read(
            get("order_amount"),
            get("order_currency"),
            OceanpaymentSettings.currencies(account.settings()));
    if (amount.isEmpty()) {
      return unclear("its amount or currency is not one this account uses");
    }
    var code = Codes.code(get("payment_details"));
    if (Codes.paidBefore(code)) {
      return unclear("the order was paid before; the gateway must be asked");
    }
    boolean failed = get("payment_status").equals("0");
    if (failed && Codes.uncertain(code)) {
      return unclear("its code " + code + " says that the outcome is not certain yet");
    }
    return counted(fact(amount.get(), code));
  }

  private Optional<String> wrongShape() {
    if (!REFERENCE.matcher(get("order_number")).matches()) {
      return Optional.of("its order number is none of ours");
    }
    if (!CURRENCY.matcher(get("order_currency")).matches()
        || !PAYMENT.matcher(get("payment_id")).matches()
        || !KIND.matcher(get("payment_authType")).matches()
        || !STATUS.matcher(get("payment_status")).matches()
        || !DETAILS.matcher(get("payment_details")).matches()) {
      return Optional.of("one of its parts does not have its shape");
    }
    if (!CARD.matcher(get("card_number")).matches()) {
      return Optional.of("its card number is not masked as usual");
    }
    boolean noNotes = get("order_notes").isEmpty();
    if (!noNotes && !get("order_notes").equals(get("order_number"))) {
      return Optional.of("its notes are not the ones we sent");
    }
    return noNotes && !TWO_DECIMALS.matcher(get("order_amount")).matches()
        ? Optional.of("nothing marks where its amount ends")
        : Optional.empty();
  }

  /// Kinds 0 and 2 are sales, 1 and 3 are holds (without and with 3-D Secure).
  private Fact fact(Money amount, String code) {
    boolean hold = get("payment_authType").equals("1") || get("payment_authType").equals("3");
    return switch (get("payment_status")) {
      case "1" -> new Fact.Captured(amount);
      case "-1" -> hold ? new Fact.Authorized(amount) : new Fact.Waiting(Optional.empty());
      default ->
          hold && !Codes.declines(code)
              ? new Fact.Voided()
              : new Fact.Declined(Codes.reason(code));
    };
  }

  /// What the browser carries is proved, but provisional (contract section 11): every end of the
  /// payment makes us ask. That the shopper can still pay needs no question.
  private Reading counted(Fact fact) {
    if (inBrowser && !(fact instanceof Fact.Waiting)) {
      return unclear("a browser carried it; it counts once the gateway says so itself");
    }
    var reports = new ArrayList<Report>();
    reports.add(report(fact));
    if (fact instanceof Fact.Captured) {
      Tokens.told(account, this::get)
          .ifPresent(token -> reports.add(report(new Fact.MethodStored(token, label()))));
    }
    return new Reading.Genuine(key(), List.copyOf(reports));
  }

  private Report report(Fact fact) {
    boolean money = fact instanceof Fact.Captured || fact instanceof Fact.Authorized;
    return new Report(
        Optional.of(get("order_number")),
        Optional.of(get("payment_id")).filter(_ -> money),
        ChinaTime.read(get("push_dateTime")),
        fact,
        word());
  }

  private String label() {
    return Tokens.label(get("card_number"));
  }

  private String word() {
    return Clean.shown(
        get("payment_status") + "/" + get("payment_authType") + " " + get("payment_details"));
  }

  private Reading unclear(String why) {
    return new Reading.Unclear(
        key(),
        "The result is signed, but " + why + ".",
        Optional.of(get("order_number")).filter(n -> REFERENCE.matcher(n).matches()));
  }

  /// The same news is the same payment, kind and status (contract section 10).
  private String key() {
    return "result "
        + String.join(
            " ",
            get("order_number"),
            get("payment_id"),
            get("payment_authType"),
            get("payment_status"),
            get("order_amount"),
            get("order_currency"));
  }

  private String get(String name) {
    return fields.getOrDefault(name, "");
  }
}
