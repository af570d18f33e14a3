package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;

/// Makes one order what a picture says. Every step can be repeated: the sequence is written with the
/// status in one save, or after WooCommerce's "payment complete"; notes and refunds find what an
/// earlier try left, so a picture with the order's own sequence still completes them.
final class Telling {
  private final StorefrontCall call;
  private final Rest rest;
  private final OrderPicture picture;

  Telling(StorefrontCall call, Rest rest, OrderPicture picture) {
    this.call = call;
    this.rest = rest;
    this.picture = picture;
  }

  ShopSays tell() throws Trouble {
    var order = WooOrder.read(rest, picture.orderId());
    if (order.is("trash") || picture.sequence() < order.sequence()) {
      return order.says(Math.max(order.sequence(), picture.sequence()), false);
    }
    var notes = new OrderNotes(rest, order.id());
    boolean ours =
        order.text("payment_method").equals(call.shop().settings().text("payment_method"));
    if (!ours) {
      write(notes, order, false);
      return order.says(Math.max(order.sequence(), picture.sequence()), false);
    }
    boolean newer = picture.sequence() > order.sequence();
    if (newer) {
      order = change(order, Transitions.of(order, picture));
    }
    write(notes, order, true);
    for (var note : picture.notes()) {
      notes.once(note.id(), note.text());
    }
    new OrderRefunds(rest, notes, call.now()).apply(order, picture);
    return WooOrder.read(rest, order.id()).says(newer);
  }

  private void write(OrderNotes notes, WooOrder order, boolean ours) throws Trouble {
    var text = Transitions.note(order, picture, ours);
    if (text.isPresent()) {
      notes.once((ours ? "held " : "not ours ") + order.id() + " " + text.get(), text.get());
    }
  }

  private WooOrder change(WooOrder order, Transitions.Change change) throws Trouble {
    var body = Json.object();
    if (!change.transaction().isEmpty()) {
      body.put("transaction_id", change.transaction());
    }
    if (!change.because().isEmpty()) {
      Json.meta(body, WooOrder.BECAUSE, change.because());
    }
    if (change.complete()) {
      // The sequence must not be there before the payment is: it would make a repeat do nothing.
      var done = put(order, body.put("set_paid", true));
      if (!done.paid()) {
        throw Trouble.unknown("WooCommerce did not complete the payment: " + done.status());
      }
      return put(order, sequence(Json.object()));
    }
    if (!change.status().isEmpty() && !order.is(change.status())) {
      body.put("status", change.status());
    }
    return put(order, sequence(body));
  }

  private ObjectNode sequence(ObjectNode body) {
    Json.meta(body, WooOrder.SEQUENCE, String.valueOf(picture.sequence()));
    return body;
  }

  private WooOrder put(WooOrder order, ObjectNode body) throws Trouble {
    return WooOrder.asked(
        order.id(),
        rest.put("/orders/" + WooOrder.path(order.id()), WooOrder.fields(), body));
  }
}
