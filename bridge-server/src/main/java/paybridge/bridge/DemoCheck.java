package paybridge.bridge;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import paybridge.db.OrderRow;
import paybridge.demo.DemoShop;

/// Plays the whole job in the demo without a person and believes only evidence: what stands in the
/// shop's book, in the bridge's books, and in the gateway's own message.
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
    String buy(Demo demo);
  }

  /// Buys by plain HTTP.
  static final class Plain implements Buyer {
    @Override
    public String buy(Demo demo) {
      try (var browser = new ByHand()) {
        var shop = demo.shopUrl();
        browser.submit(shop + "/basket", Map.of("product", "earl-grey", "change", "1"));
        var page =
            browser.submit(
                shop + "/checkout",
                Map.of(
                    "name", "Ada Example", "email", "ada@example.org", "country", "DE",
                    "method", "card"));
        if (!page.at().toString().startsWith(demo.gatewayUrl())) {
          throw new IllegalStateException("the shopper was not sent to the gateway's page");
        }
        return browser.submit(page.at().toString(), Map.of("card", "approve")).html();
      }
    }
  }

  /// True when the order in the shop's book is paid and the three books agree.
  boolean run(Buyer buyer) {
    if (!until(demo.shop()::isChallenged) || !until(this::live)) {
      out.println("The shop and the bridge did not find each other.");
      return false;
    }
    long began = clock.millis();
    var lastPage = buyer.buy(demo);
    boolean paid = until(() -> newest().map(DemoShop.Entry::paid).orElse(false));
    boolean heard = until(this::shopHeard) && until(this::gatewayTold);
    long took = clock.millis() - began;
    var evidence = new DemoEvidence(demo, lastPage);
    int step = 0;
    boolean complete = true;
    for (var line : evidence.steps()) {
      step++;
      complete &= !line.evidence().isEmpty();
      out.printf(
          "%2d  %s  %s%n      %s%n",
          step,
          line.at().map(DemoCheck::time).orElse("            "),
          line.what(),
          line.evidence().isEmpty() ? "NO EVIDENCE" : line.evidence());
    }
    out.println();
    complete &= evidence.books(out);
    out.printf("%nFrom basket to agreement: %d ms.%n", took);
    out.flush();
    return paid && heard && complete;
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
    return order()
        .map(
            order ->
                demo.bridge().parts().outside.database().read(t -> t.messages().ofOrder(order.id()))
                    .stream()
                    .anyMatch(message -> message.channel().equals("notification")))
        .orElse(false);
  }

  private Optional<OrderRow> order() {
    return demo.bridge().parts().outside.database().read(t -> t.orders().oldest(1)).stream()
        .findFirst();
  }

  private static String time(Instant at) {
    return at.toString().length() > 23 ? at.toString().substring(11, 23) : at.toString();
  }

  private boolean until(BooleanSupplier holds) {
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
