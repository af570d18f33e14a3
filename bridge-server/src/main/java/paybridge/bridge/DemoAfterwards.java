package paybridge.bridge;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import paybridge.db.OrderRow;
import paybridge.sandbox.play.PlayedGateway.Forgery;

/// What happens after the purchase: the shop pays the money back, and somebody sends a forged
/// message.
final class DemoAfterwards {
  private final Demo demo;
  private final DemoCheck check;
  private final PrintWriter out;

  DemoAfterwards(Demo demo, DemoCheck check, PrintWriter out) {
    this.demo = demo;
    this.check = check;
    this.out = out;
  }

  /// Refunds the whole order from the shop; true when all three books say so in the end.
  boolean refund(String lastPage) {
    out.printf("%nThe shop refunds the order.%n");
    var entry = demo.shop().orders().getLast();
    var total = entry.total().toString().replace(" " + entry.total().currency(), "");
    try (var browser = new ByHand()) {
      browser.submit(
          demo.shopUrl() + "/book/" + entry.number() + "/refund", Map.of("amount", total));
    }
    var last = new AtomicReference<DemoBooks>();
    boolean agree =
        check.until(
            () -> {
              var books = DemoBooks.of(demo, new DemoEvidence(demo, lastPage));
              last.set(books);
              return books.agree() && !books.refunded().isZero();
            });
    last.get().print(out);
    return agree;
  }

  /// Sends a message that says much more was paid, under a key that the gateway does not know; true
  /// when it is not believed and changes nothing.
  boolean forgery(String lastPage) {
    var before = DemoBooks.of(demo, new DemoEvidence(demo, lastPage));
    var reference = new DemoEvidence(demo, lastPage).reference();
    var forged = demo.played().orElseThrow().forgery(reference);
    int status;
    try (var browser = new ByHand()) {
      status = browser.send(address(forged), forged);
    }
    var stored =
        check.until(
            () ->
                demo.bridge().parts().outside.database().read(t -> t.messages().unproved(1))
                        .size()
                    == 1);
    var after = DemoBooks.of(demo, new DemoEvidence(demo, lastPage));
    boolean same =
        after.bridge().map(OrderRow::sequence).equals(before.bridge().map(OrderRow::sequence))
            && after.captured().equals(before.captured())
            && after.agree();
    boolean refused = forged.byBrowser() || status == 403;
    out.printf(
        "%nA forged message says that ten times as much was paid.%n%s, %s, %s.%n",
        refused ? "Answered " + status : "ANSWERED " + status,
        stored ? "kept as not proved" : "NOT KEPT",
        same ? "nothing changed" : "SOMETHING CHANGED");
    return refused && stored && same;
  }

  private String address(Forgery forged) {
    var parts = demo.bridge().parts();
    if (!forged.byBrowser()) {
      var account = parts.outside.database().read(t -> t.accounts().all()).getFirst();
      return parts.connectAccount.address(parts.directory.account(account.id()));
    }
    var order = parts.outside.database().read(t -> t.orders().oldest(1)).getFirst();
    var payment = parts.outside.database().read(t -> t.payments().ofOrder(order.id())).getFirst();
    return demo.bridgeUrl()
        + "/returns/"
        + payment.returnToken()
        + "/success"
        + (forged.query().isEmpty() ? "" : "?" + forged.query());
  }
}
