package paybridge.sandbox.paymaster;

import java.time.Duration;
import java.time.Instant;
import paybridge.connector.Money;

/// One transaction of a merchant reference. Changed only under the lock of [Books].
final class Payment {
  static final Duration PAGE_LIVES = Duration.ofMinutes(30);

  /// How it is paid, and what `f283_UPP_PM` says of it.
  enum Kind {
    CARD("00"),
    BANK("01"),
    QR("03");

    final String mode;

    Kind(String mode) {
      this.mode = mode;
    }
  }

  final String id;
  final Merchant merchant;
  final Kind kind;
  final Fields asked;
  final Money amount;
  final Instant begun;

  /// The two characters of its status; empty while nobody has entered anything.
  String status = "";

  String card = "";
  String code = "";
  String approval = "";
  String retrieval = "";
  String gatewayReference = "";
  String token = "";
  Money captured;
  Money refunded;
  Instant paidAt = Instant.MAX;
  Instant dealtAt;

  /// Where the shopper was sent with the result, or empty.
  String result = "";

  Payment(String id, Merchant merchant, Kind kind, Fields asked, Money amount, Instant begun) {
    this.id = id;
    this.merchant = merchant;
    this.kind = kind;
    this.asked = asked;
    this.amount = amount;
    this.begun = begun;
    this.dealtAt = begun;
    this.captured = Money.zero(amount.currency());
    this.refunded = captured;
  }

  String reference() {
    return asked.get(Fields.REFERENCE);
  }

  boolean pageOpen(Instant now) {
    return result.isEmpty() && now.isBefore(begun.plus(PAGE_LIVES));
  }

  boolean sale() {
    return asked.get("f362_PreAuthFlg").isEmpty() || asked.get("f362_PreAuthFlg").equals("N");
  }

  boolean held() {
    return asked.get("f362_PreAuthFlg").equals("Y") && status.equals("00") && captured.isZero();
  }

  String page() {
    return "/upp/faces/upp/pay/" + id;
  }
}
