package paybridge.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When all trouble is over and enough time has passed: gateway, bridge and shop say the same about
/// every order, or somebody was told why not.
final class Agreement {
  private final World world;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int blind;

  Agreement(World world) {
    this.world = world;
  }

  /// The money of one order in one book.
  private record Sums(long held, long captured, long refunded, long pending) {}

  /// @throws Broken at the first order whose books differ without a reason, or that is still open
  void check() {
    nothingIsOpenForEver();
    for (var shop : world.shops) {
      for (var order : shop.orders()) {
        check(order);
      }
    }
  }

  /// What can still be paid has a page that is open, or a window that is not over.
  private void nothingIsOpenForEver() {
    var open =
        world.oracle.rows(
            """
            select reference, page_state, superseded from payment
            where word = 'pending' and created_at + window_ms + 172800000 < ?
            """,
            world.timeline.millis());
    if (!open.isEmpty()) {
      throw world.broken("no attempt waits for ever", open.toString());
    }
  }

  private void check(ShopOrder order) {
    var ledger = ledger(order);
    var found =
        world.oracle.rows(
            "select id, sequence, flags from shop_order where shop_order_id = ?", order.id);
    if (found.isEmpty()) {
      if (!ledger.equals(new Sums(0, 0, 0, 0))) {
        throw world.broken("the three books agree", "the bridge does not know " + order.id);
      }
      return;
    }
    var row = found.getFirst();
    var id = Oracle.text(row, "id");
    var bridge = bridge(id);
    long sequence = Oracle.number(row, "sequence");
    var why = new ArrayList<String>();
    if (!bridge.equals(ledger)) {
      why.add("the gateways say " + ledger + ", the bridge " + bridge);
    }
    var shop =
        new Sums(
            order.amount("authorized"), order.amount("captured"), order.amount("refunded"),
            order.amount("refundPending"));
    boolean heard = order.sequence == sequence && (sequence == 0 || shop.equals(bridge));
    if (!heard && order.blind && !world.comparing) {
      blind++;
    } else if (!heard) {
      why.add(
          "the bridge says " + bridge + " (" + sequence + "), the shop " + shop + " (" + order.sequence + ")");
    }
    if (!why.isEmpty()) {
      excuse(order, id, Oracle.text(row, "flags"), why);
    }
  }

  private void excuse(ShopOrder order, String id, String flags, List<String> why) {
    var cases =
        world.oracle.rows(
            "select kind from support_case where state = 'open' and order_id = ?", id);
    var reason =
        cases.stream().map(one -> Oracle.text(one, "kind")).sorted().toList()
            + (flags.contains("unknown") ? " unknown" : "");
    if (reason.equals("[]")) {
      throw world.broken(
          "the three books agree", "order " + order.id + ": " + String.join("; ", why));
    }
    world.history.note("order " + order.id + " differs, " + reason + ": " + String.join("; ", why));
    reasons.merge(reason, 1, Integer::sum);
  }

  private Sums ledger(ShopOrder order) {
    long held = 0;
    long captured = 0;
    long refunded = 0;
    long pending = 0;
    for (var payment : world.oracle.truth(order.id)) {
      held += payment.held();
      captured += payment.captured;
      refunded += payment.refunded();
      pending += payment.refundPending();
    }
    return new Sums(held, captured, refunded, pending);
  }

  private Sums bridge(String id) {
    var row =
        world.oracle.rows(
            """
            select coalesce(sum(case when word = 'authorized' then authorized else 0 end), 0) held,
              coalesce(sum(captured), 0) captured,
              (select coalesce(sum(amount), 0) from operation where order_id = ?
                and kind = 'refund' and state = 'done') refunded,
              (select coalesce(sum(amount), 0) from operation where order_id = ?
                and kind = 'refund' and state not in ('done', 'failed', 'refused')) pending
            from payment where order_id = ?
            """,
            id,
            id,
            id).getFirst();
    return new Sums(
        Oracle.number(row, "held"), Oracle.number(row, "captured"),
        Oracle.number(row, "refunded"), Oracle.number(row, "pending"));
  }

  /// How many orders differ, by the kinds of their open cases.
  Map<String, Integer> reasons() {
    return reasons;
  }

  /// Orders whose shop lied or lost its book, which nobody reads yet.
  int blind() {
    return blind;
  }
}
