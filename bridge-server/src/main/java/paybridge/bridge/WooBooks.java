package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.OrderPicture;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.sandbox.SandboxGateway;

/// The three books of one order of a WooCommerce shop side by side.
record WooBooks(
    Optional<SandboxGateway.Book> gateway, OrderRow bridge, OrderPicture truth, JsonNode shop) {
  static WooBooks of(SandboxGround ground, OrderRow order, JsonNode shop) {
    var parts = ground.bridge().parts();
    var database = parts.outside.database();
    var now = database.read(t -> t.orders().find(order.id())).orElseThrow();
    var payment =
        database.read(t -> t.payments().ofOrder(order.id())).stream()
            .reduce((_, last) -> last)
            .map(PaymentRow::reference);
    return new WooBooks(
        payment.flatMap(ground::atGateway),
        now,
        database.read(t -> parts.hearing.picture(t, now)),
        shop);
  }

  /// True when all three say the same of the money, and the shop has the newest picture.
  boolean agree() {
    return gateway.isPresent()
        && gateway.get().captured().equals(captured())
        && gateway.get().refunded().equals(refunded())
        && captured().minor() == bridge.asked()
        && shop.path("paid").asBoolean()
        && inShop("refunded").equals(refunded())
        && shop.path("transaction").asText().equals(gatewayReference())
        && bridge.appliedSequence() == bridge.sequence();
  }

  boolean refundedSome() {
    return !refunded().isZero() && truth.amounts().refundPending() == 0;
  }

  private Money captured() {
    return new Money(truth.amounts().captured(), truth.amounts().currency());
  }

  private Money refunded() {
    return new Money(truth.amounts().refunded(), truth.amounts().currency());
  }

  private Money inShop(String name) {
    var text = shop.path(name).asText();
    var unit = truth.amounts().currency();
    var decimal = new BigDecimal(text.isEmpty() ? "0" : text);
    return new Money(decimal.movePointRight(unit.exponent()).longValueExact(), unit);
  }

  private String gatewayReference() {
    return truth.attempts().getLast().gatewayReference().orElse("");
  }

  void print(PrintWriter out) {
    gateway.ifPresent(
        g ->
            out.printf("gateway  %-12s %s%s%n", g.word(), g.captured(), back(g.refunded())));
    out.printf(
        "bridge   %-12s %s%s, picture %d%n",
        bridge.word(), captured(), back(refunded()), bridge.sequence());
    out.printf(
        "shop     %-12s transaction %s%s, picture %d%n",
        shop.path("status").asText(),
        shop.path("transaction").asText(),
        back(inShop("refunded")),
        bridge.appliedSequence());
    out.println(agree() ? "The three books agree." : "The three books do not agree.");
  }

  private static String back(Money money) {
    return money.isZero() ? "" : ", refunded " + money;
  }
}
