package paybridge.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// One payment in the sandbox's own book; written as JSON into one column. Changed only inside a
/// transaction of [Books].
final class Payment {
  String id = "";
  String merchant = "";
  String reference = "";

  /// The unguessable part of the page's address.
  String token = "";

  String number = "";
  String method = "";
  String currency = "";
  long asked;
  boolean hold;
  boolean save;
  String description = "";

  /// Where the receipt would go, its middle hidden: the sandbox keeps no address.
  String mailTo = "";

  String returnUrl = "";
  String notifyUrl = "";
  Instant opened = Instant.EPOCH;
  Instant pageEnds = Instant.EPOCH;
  Instant changed = Instant.EPOCH;
  long version;

  Status status = Status.WAITING;
  long authorized;
  long captured;
  int declines;

  /// The response code of the last decline, `""` for none.
  String lastDecline = "";

  /// The card that was chosen last.
  String card = "";

  /// The code shown on the confirmation page, `""` when none is asked for.
  String oneTimeCode = "";

  Fault fault = Fault.NONE;

  /// A fault of the next reply to a call about this payment, once.
  Fault replyFault = Fault.NONE;

  String storedToken = "";
  String storedLabel = "";
  List<Refund> refunds = new ArrayList<>();
  List<Hop> chain = new ArrayList<>();
  List<Mail> mails = new ArrayList<>();

  /// What each operation's reference asked for: a second call with it moves nothing.
  Map<String, String> operations = new LinkedHashMap<>();

  Money money(long minor) {
    return new Money(minor, CurrencyUnit.of(currency));
  }

  /// Everything refunded or on its way.
  long refundedOrPending() {
    return refunds.stream()
        .filter(refund -> !refund.state().equals("failed"))
        .mapToLong(Refund::minor)
        .sum();
  }

  /// The shopper can choose a card.
  boolean pageOpen(Instant now) {
    return status == Status.WAITING && now.isBefore(pageEnds);
  }
}
