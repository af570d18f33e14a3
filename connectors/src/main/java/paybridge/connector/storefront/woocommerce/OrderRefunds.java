package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.OrderPicture;
import paybridge.connector.kit.DecimalText;

/// Refunds that the gateway made, each once in the shop, where no money moves again: without
/// `api_refund: false` it would be paid out twice (woocommerce.md, b5). One that failed later is
/// taken away. Ours are known by the bridge's id in their meta and by its mark in their reason,
/// which is saved at once with the refund; meta is written after it.
final class OrderRefunds {
  private static final String TAG = "_paybridge_refund";
  private static final Duration JUST_NOW = Duration.ofMinutes(10);
  private final Rest rest;
  private final OrderNotes notes;
  private final Instant now;

  OrderRefunds(Rest rest, OrderNotes notes, Instant now) {
    this.rest = rest;
    this.notes = notes;
    this.now = now;
  }

  void apply(WooOrder before, OrderPicture picture) throws Trouble {
    if (picture.refunds().isEmpty()) {
      return;
    }
    var order = before;
    var path = "/orders/" + WooOrder.path(order.id()) + "/refunds";
    for (var refund : picture.refunds()) {
      if (refund.state() == Fact.RefundState.PENDING) {
        continue;
      }
      var all = rest.get(path, Query.of("per_page", "100", "dp", "6"));
      var here = find(all, order, refund);
      if (refund.state() == Fact.RefundState.FAILED && here.isPresent()) {
        takeBack(order, path, here.get(), refund);
      } else if (refund.state() == Fact.RefundState.DONE && here.isEmpty()) {
        enter(order, path, refund, left(all, order, picture));
      }
      order = WooOrder.read(rest, order.id());
    }
  }

  /// How much of what was given back is to be entered here still. An order that was paid twice, or
  /// too much, is not refunded by the return of what was too much.
  private long left(JsonNode all, WooOrder order, OrderPicture picture) {
    long done = 0;
    long here = 0;
    for (var refund : picture.refunds()) {
      if (refund.state() == Fact.RefundState.DONE) {
        done += refund.minor();
        here +=
            find(all, order, refund)
                .flatMap(one -> order.money(one.path("amount").asText("")))
                .map(Money::minor)
                .orElse(0L);
      }
    }
    long surplus =
        Math.max(
            0, picture.amounts().captured() - order.total().map(Money::minor).orElse(0L));
    return Math.max(0, Math.max(0, done - surplus) - here);
  }

  private Optional<JsonNode> find(JsonNode all, WooOrder order, OrderPicture.Refund refund) {
    var mark = OrderNotes.mark(refund.id());
    var adopted = order.meta(TAG + "_" + mark);
    JsonNode sameByHand = null;
    for (var one : all) {
      var id = one.path("id").asText("");
      if (new WooOrder(one).meta(TAG).equals(refund.id())
          || one.path("reason").asText("").contains("[" + mark + "]")
          || id.equals(refund.shopRefundId().orElse(""))
          || id.equals(adopted)) {
        return Optional.of(one);
      }
      if (untagged(one)
          && order.money(one.path("amount").asText("")).map(Money::minor).orElse(-1L)
              == refund.minor()
          && justMade(one)) {
        sameByHand = one;
      }
    }
    return Optional.ofNullable(sameByHand);
  }

  private static boolean untagged(JsonNode one) {
    return new WooOrder(one).meta(TAG).isEmpty()
        && !one.path("reason").asText("").matches("(?s).*\\[[0-9a-f]{8}\\]");
  }

  private boolean justMade(JsonNode one) {
    try {
      var made =
          LocalDateTime.parse(one.path("date_created_gmt").asText("")).toInstant(ZoneOffset.UTC);
      return Duration.between(made, now).abs().compareTo(JUST_NOW) < 0;
    } catch (DateTimeParseException odd) {
      return false;
    }
  }

  private void enter(WooOrder order, String path, OrderPicture.Refund refund, long left)
      throws Trouble {
    var total = order.total();
    var refunded = order.refunded();
    var said = refund.gatewayId().orElse(refund.id());
    if (total.isEmpty() || refunded.isEmpty()) {
      throw Trouble.notSent("the shop's amounts cannot be read: " + order.text("total"));
    }
    var rest = total.get().minusAtMost(refunded.get());
    long most = Math.min(rest.minor(), left);
    var amount = new Money(Math.min(refund.minor(), most), rest.currency());
    var whole = new Money(refund.minor(), rest.currency());
    if (left < refund.minor()) {
      notes.once(
          "surplus " + refund.id(),
          new Money(refund.minor() - left, rest.currency())
              + " that came on top of the order's total was given back at the gateway ("
              + said
              + "). The order itself is not refunded by that.");
    } else if (amount.minor() < refund.minor()) {
      notes.once(
          "refund " + refund.id(),
          whole
              + " was refunded at the gateway ("
              + said
              + "), but only "
              + amount
              + " of the order was not refunded here.");
    }
    if (amount.isZero()) {
      return;
    }
    var body =
        Json.object()
            .put("amount", DecimalText.of(amount))
            .put(
                "reason",
                "Refunded at the gateway (" + said + ") [" + OrderNotes.mark(refund.id()) + "]")
            .put("api_refund", false)
            .put("api_restock", false);
    Json.meta(body, TAG, refund.id());
    Json.meta(body, "_paybridge_gateway_refund", said);
    var _ = this.rest.post(path, Query.of(), body);
  }

  /// The order goes on hold first: a process that dies between the two finds the refund and goes on.
  private void takeBack(WooOrder order, String path, JsonNode here, OrderPicture.Refund refund)
      throws Trouble {
    if (order.is("refunded")) {
      var body = Json.object().put("status", "on-hold");
      Json.meta(body, WooOrder.BECAUSE, "refund-failed");
      var _ = rest.put("/orders/" + WooOrder.path(order.id()), WooOrder.fields(), body);
    }
    notes.once(
        "failed " + refund.id(),
        "the refund " + refund.gatewayId().orElse(refund.id()) + " failed at the gateway; it was"
            + " taken out of the order.");
    rest.delete(path + "/" + here.path("id").asText(""), Query.of("force", "true"));
  }
}
