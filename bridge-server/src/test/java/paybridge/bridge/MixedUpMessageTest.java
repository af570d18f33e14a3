package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;

/// A message that is proved, and names the reference of one payment beside the gateway's number of
/// another.
class MixedUpMessageTest {
  @TempDir private Path data;

  @SuppressWarnings("NullAway.Init")
  private RealBridge bridge;

  @BeforeEach
  void open() {
    bridge = new RealBridge(data);
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void a_message_that_means_two_payments_pays_neither_and_both_are_asked_about() {
    var one = opened("one");
    var other = opened("other");

    var answer =
        bridge.notify(
            "evt_MIXED",
            paid("evt_MIXED", one.reference(), Objects.requireNonNull(other.gatewayReference())),
            bridge.notificationSecret);

    assertThat(answer.statusCode()).isEqualTo(200);
    RealBridge.until(() -> asks(one) > 0 && asks(other) > 0);
    assertThat(order("one").word()).isEqualTo("pending");
    assertThat(order("other").word()).isEqualTo("pending");
  }

  @Test
  void a_message_that_means_one_payment_pays_it() {
    var one = opened("one");
    var answer =
        bridge.notify(
            "evt_CLEAR",
            paid("evt_CLEAR", one.reference(), Objects.requireNonNull(one.gatewayReference())),
            bridge.notificationSecret);

    assertThat(answer.statusCode()).isEqualTo(200);
    RealBridge.until(() -> order("one").word().equals("paid"));
  }

  private PaymentRow opened(String order) {
    var body = bridge.envelope("checkout", bridge.checkout(order));
    assertThat(bridge.call("checkout", order, body).statusCode()).isEqualTo(200);
    return payment(order);
  }

  private static byte[] paid(String event, String reference, String number) {
    return """
        {"event":"%s","type":"payment.paid","at":"2026-11-01T10:00:00Z","merchant":"m",
         "payment":{"id":"%s","reference":"%s","method":"card","status":"paid",
          "asked":{"currency":"EUR","minor":4990,"exponent":2},
          "authorized":{"currency":"EUR","minor":0,"exponent":2},
          "captured":{"currency":"EUR","minor":4990,"exponent":2},
          "opened":"2026-11-01T10:00:00Z","pageEnds":"2026-11-02T10:00:00Z",
          "changed":"2026-11-01T10:00:00Z","version":2,"refunds":[],"chain":[],"mails":[]}}
        """
        .formatted(event, number, reference)
        .getBytes(StandardCharsets.UTF_8);
  }

  private OrderRow order(String id) {
    return bridge.bridge().parts().outside.database()
        .read(t -> t.orders().find(bridge.place.row().id(), id))
        .orElseThrow();
  }

  private PaymentRow payment(String order) {
    var id = order(order).id();
    return bridge.bridge().parts().outside.database()
        .read(t -> t.payments().ofOrder(id))
        .getLast();
  }

  private int asks(PaymentRow payment) {
    return bridge.bridge().parts().outside.database()
        .read(t -> t.payments().find(payment.id()))
        .orElseThrow()
        .asks();
  }
}
