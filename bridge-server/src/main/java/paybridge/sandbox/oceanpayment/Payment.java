package paybridge.sandbox.oceanpayment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;

/// One try to pay an order, with a number of its own. Changed only under the lock of the [Ledger].
final class Payment {
  /// Where its page is.
  enum Stage {
    CHOOSING,
    CONFIRMING,
    OVER
  }

  final Merchant merchant;
  final String id;
  final String token;
  final Asked order;
  final Money amount;
  final Instant at;
  final List<Refund> refunds = new ArrayList<>();
  Stage stage = Stage.CHOOSING;
  String code = "";
  String card = "";

  /// `-1`, `0` or `1`, and the kind of payment beside it (contract section 9).
  String status = "-1";

  String authType = "0";
  String details = "80100:Transaction Not Finished";
  String authCode = "";
  boolean shown;
  boolean moving;
  @Nullable Instant paidAt;
  @Nullable Instant chargedBack;

  Payment(Merchant merchant, String id, String token, Asked order, Money amount, Instant at) {
    this.merchant = merchant;
    this.id = id;
    this.token = token;
    this.order = order;
    this.amount = amount;
    this.at = at;
  }

  String number() {
    return order.get("order_number");
  }

  /// Whether the merchant asked to hold the money first.
  boolean hold() {
    return order.get("ET_NOTES").equals("pre");
  }

  boolean kindOfHold() {
    return authType.equals("1") || authType.equals("3");
  }

  boolean paid() {
    return status.equals("1");
  }

  boolean held() {
    return kindOfHold() && status.equals("-1") && stage == Stage.OVER;
  }

  Money captured() {
    return paid() ? amount : Money.zero(amount.currency());
  }

  Money refunded() {
    return sum(refund -> refund.state == Refund.State.SUCCESS);
  }

  /// What may still be asked back: refunds on their way count.
  Money refundable() {
    return captured().minusAtMost(sum(refund -> refund.state != Refund.State.FAILED));
  }

  Optional<Refund> refund(Predicate<Refund> which) {
    return refunds.stream().filter(which).findFirst();
  }

  private Money sum(Predicate<Refund> which) {
    return refunds.stream()
        .filter(which)
        .map(refund -> refund.amount)
        .reduce(Money.zero(amount.currency()), Money::plus);
  }
}
