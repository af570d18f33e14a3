package paybridge.bridge;

import java.io.PrintWriter;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.db.OrderRow;
import paybridge.demo.DemoShop;

/// The three books of one order side by side: the gateway's, the bridge's and the shop's.
///
/// @param gateway what the gateway holds to be true, in its own word
/// @param refunded what the bridge counts as paid back
record DemoBooks(
    Optional<Gateway> gateway,
    Optional<OrderRow> bridge,
    Money captured,
    Money refunded,
    Optional<DemoShop.Entry> shop) {
  /// The gateway's book.
  record Gateway(String word, Money captured, Money refunded) {}

  static DemoBooks of(Demo demo, DemoEvidence seen) {
    var order = seen.order();
    var currency = order.map(OrderRow::currency).orElse("EUR");
    var truth =
        order.map(
            o ->
                demo.bridge()
                    .parts()
                    .outside
                    .database()
                    .read(t -> demo.bridge().parts().hearing.picture(t, o).amounts()));
    return new DemoBooks(
        gateway(demo, seen),
        order,
        Money.of(truth.map(a -> a.captured()).orElse(0L), currency),
        Money.of(truth.map(a -> a.refunded()).orElse(0L), currency),
        seen.shop());
  }

  private static Optional<Gateway> gateway(Demo demo, DemoEvidence seen) {
    if (demo.played().isPresent()) {
      return demo.played()
          .get()
          .book(seen.reference())
          .map(book -> new Gateway(book.word(), book.captured(), book.refunded()));
    }
    var payment = seen.news().path("payment");
    var captured = payment.path("captured");
    return captured.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Gateway(
                payment.path("status").asText(),
                Money.of(captured.path("minor").asLong(), captured.path("currency").asText()),
                Money.of(0, captured.path("currency").asText())));
  }

  /// True when all three say the same of the money, and the shop has the newest picture.
  boolean agree() {
    return gateway.isPresent()
        && bridge.isPresent()
        && shop.isPresent()
        && gateway.get().captured().equals(captured)
        && gateway.get().refunded().equals(refunded)
        && shop.get().refunded().equals(refunded)
        && captured.minor() == bridge.get().asked()
        && shop.get().total().equals(captured)
        && shop.get().paid() == refunded.minor() < captured.minor()
        && shop.get().sequence() == bridge.get().sequence();
  }

  /// Prints them.
  void print(PrintWriter out) {
    gateway.ifPresent(
        g ->
            out.printf(
                "gateway  %-12s %s%s%n", g.word(), g.captured(), refunded(g.refunded())));
    bridge.ifPresent(
        o ->
            out.printf(
                "bridge   %-12s %s%s, picture %d%n",
                o.word(), captured, refunded(refunded), o.sequence()));
    shop.ifPresent(
        s ->
            out.printf(
                "shop     %-12s %s%s, picture %d%n",
                s.status(), s.total(), refunded(s.refunded()), s.sequence()));
    out.println(agree() ? "The three books agree." : "The three books do not agree.");
  }

  private static String refunded(Money money) {
    return money.isZero() ? "" : ", refunded " + money;
  }
}
