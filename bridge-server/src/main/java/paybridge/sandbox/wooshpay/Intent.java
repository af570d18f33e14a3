package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;

/// A payment intent, or a setup intent, which is the same walk without money (contract sections 5.2,
/// 5.7 and 10). `""` is absent. Guarded by the lock of [Books].
final class Intent {
  final Merchant merchant;
  final String id;
  final boolean setup;
  final String secret;
  final Instant created;

  /// What is asked; empty for a setup intent.
  final Optional<Money> amount;

  String reference = "";
  String userId = "";
  String description = "";
  ObjectNode metadata = JsonNodeFactory.instance.objectNode();
  List<String> types = new ArrayList<>();
  ObjectNode options = JsonNodeFactory.instance.objectNode();
  boolean manual;
  String usage = "";
  String customer = "";
  String method = "";
  String type = "";
  String returnUrl = "";
  String cancelReason = "";
  String status = "requires_payment_method";
  long received;
  long capturable;
  Optional<ObjectNode> action = Optional.empty();
  Optional<ObjectNode> error = Optional.empty();

  /// The session it belongs to.
  @Nullable Session session;

  /// What the shopper's address carries while an action is due.
  String token = "";

  /// The one-time code that is waited for.
  String code = "";

  final List<Refund> refunds = new ArrayList<>();

  Intent(Merchant merchant, Ids ids, Optional<Money> amount, Instant created) {
    this.merchant = merchant;
    this.setup = amount.isEmpty();
    this.id = ids.next(setup ? "seti" : "pi");
    this.secret = id + "_secret_" + ids.letters(24);
    this.amount = amount;
    this.created = created;
  }

  long minor() {
    return amount.map(Money::minor).orElse(0L);
  }

  String currency() {
    return amount.map(money -> money.currency().code()).orElse("");
  }

  boolean card() {
    return type.isEmpty() ? types.isEmpty() || types.contains("card") : type.equals("card");
  }

  /// Nothing more happens to it by the shopper.
  boolean over() {
    return switch (status) {
      case "succeeded", "canceled", "processing", "requires_capture" -> true;
      default -> false;
    };
  }

  /// Asked back so far, without what failed.
  long refunded() {
    return refunds.stream()
        .filter(one -> !one.status.equals("failed"))
        .mapToLong(one -> one.amount)
        .sum();
  }

  /// Given back for good.
  long paidBack() {
    return refunds.stream()
        .filter(one -> one.status.equals("succeeded"))
        .mapToLong(one -> one.amount)
        .sum();
  }

  /// The name it has in the merchant's books.
  String reference() {
    return reference.isEmpty() ? metadata.path("order_id").asText("") : reference;
  }
}
