package paybridge.bridge;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import paybridge.db.OrderRow;
import paybridge.demo.DemoShop;
import paybridge.sandbox.play.PlayedGateway;

/// Plays the whole job in the demo without a person and believes only evidence: what stands in the
/// shop's book, in the bridge's books, and at the gateway.
final class DemoCheck {
  private static final long PATIENCE_MILLIS = 10_000;
  private final Demo demo;
  private final InstantSource clock;
  private final PrintWriter out;

  DemoCheck(Demo demo, InstantSource clock, PrintWriter out) {
    this.demo = demo;
    this.clock = clock;
    this.out = out;
  }

  /// Who buys and pays.
  interface Buyer {
    /// Buys one thing and pays for it on the gateway's page; answers what the last page says.
    String buy(Demo demo, String method);
  }

  /// True when every step has its evidence and the three books agree, after a refund and a forged
  /// message, too, where a gateway is played.
  boolean run(Buyer buyer) {
    if (!until(demo.shop()::isChallenged) || !until(this::live)) {
      out.println("The shop and the bridge did not find each other.");
      return false;
    }
    long began = clock.millis();
    var lastPage = buyer.buy(demo, demo.method());
    boolean paid = until(() -> newest().map(DemoShop.Entry::paid).orElse(false));
    boolean heard = until(this::shopHeard) && until(this::gatewayTold);
    long took = clock.millis() - began;
    boolean complete = until(() -> steps(lastPage, false));
    complete = steps(lastPage, true) && complete;
    var books = DemoBooks.of(demo, new DemoEvidence(demo, lastPage));
    out.println();
    books.print(out);
    out.printf("%nFrom basket to agreement: %d ms.%n", took);
    boolean more = demo.played().isEmpty() || afterwards(lastPage);
    out.flush();
    return paid && heard && complete && books.agree() && more;
  }

  /// True when every step has evidence.
  private boolean steps(String lastPage, boolean print) {
    boolean complete = true;
    for (var line : Script.of(demo.scene()).steps(new DemoEvidence(demo, lastPage))) {
      complete &= !line.evidence().isEmpty();
      if (print) {
        out.printf(
            "%2d  %s  %s%n      %s%n",
            line.number(),
            line.at().map(DemoCheck::time).orElse("            "),
            line.what(),
            line.evidence().isEmpty() ? "NO EVIDENCE" : line.evidence());
      }
    }
    return complete;
  }

  private boolean afterwards(String lastPage) {
    var after = new DemoAfterwards(demo, this, out);
    return after.refund(lastPage) && after.forgery(lastPage);
  }

  private boolean live() {
    return demo.bridge().parts().outside.database().read(t -> t.shops().all()).stream()
        .allMatch(shop -> shop.state().equals("live"));
  }

  private Optional<DemoShop.Entry> newest() {
    var orders = demo.shop().orders();
    return orders.isEmpty() ? Optional.empty() : Optional.of(orders.getLast());
  }

  private boolean shopHeard() {
    return order()
        .map(order -> order.sequence() > 0 && order.appliedSequence() == order.sequence())
        .orElse(false);
  }

  /// The gateway's own message is worked in; the browser may have brought the news before it.
  private boolean gatewayTold() {
    boolean byBrowser = demo.played().filter(PlayedGateway::tellsByBrowserOnly).isPresent();
    return order()
        .map(
            order ->
                demo.bridge().parts().outside.database().read(t -> t.messages().ofOrder(order.id()))
                    .stream()
                    .anyMatch(
                        message -> byBrowser || message.channel().equals("notification")))
        .orElse(false);
  }

  private Optional<OrderRow> order() {
    return demo.bridge().parts().outside.database().read(t -> t.orders().oldest(1)).stream()
        .findFirst();
  }

  private static String time(Instant at) {
    return at.toString().length() > 23 ? at.toString().substring(11, 23) : at.toString();
  }

  /// Waits until it holds; false when it does not in time.
  boolean until(BooleanSupplier holds) {
    long end = clock.millis() + PATIENCE_MILLIS;
    while (!holds.getAsBoolean()) {
      if (clock.millis() > end) {
        return false;
      }
      LockSupport.parkNanos(10_000_000);
    }
    return true;
  }
}
