package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// One side cannot call the other.
@NeedsWooShop
class WooAwayTest {
  private final OneWooShop it = OneWooShop.get();

  @Test
  @Row(2)
  void while_the_bridge_cannot_be_asked_the_timer_cancels_nothing() {
    var order = it.order();
    it.page(order);
    it.bridge.endPages(order);
    for (var wire : new String[] {"refused", "unheard"}) {
      var timer = it.does("timer", said -> said.put("id", order).put("wire", wire));
      assertThat(timer.path("cancelled").asBoolean()).as(wire).isFalse();
    }
  }

  @Test
  @Row({26, 39})
  void news_that_a_firewall_keeps_out_is_fetched() {
    var order = it.order();
    var page = it.page(order);
    try {
      it.does("deaf", said -> said.put("on", true));
      Shoppers.payAndLeave(page, "approve");
      assertThat(it.shop.does("road").path("hop").asText()).isNotEqualTo("reached");
      assertThat(it.status(order)).isEqualTo("pending");
      it.shop.does("minute");
      assertThat(it.status(order)).isEqualTo("processing");
    } finally {
      it.does("deaf", said -> said.put("on", false));
    }
  }

  @Test
  @Row(26)
  void no_address_of_ours_may_be_kept_by_a_cache() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (var address : new String[] {"/?wc-api=paybridge_return&order=1&key=x", "/?wc-api=paybridge"}) {
        var asked = HttpRequest.newBuilder(URI.create(it.shop.url() + address)).build();
        var reply = client.send(asked, HttpResponse.BodyHandlers.discarding());
        assertThat(reply.headers().firstValue("Cache-Control").orElse("")).as(address).contains("no-store");
      }
    }
  }

  @Test
  @Row(36)
  void a_change_that_the_bridge_could_not_hear_is_told_again() {
    var order = it.order();
    it.page(order);
    var told = it.does("tell", said -> said.put("id", order).put("wire", "refused"));
    assertThat(told.path("planned").asBoolean()).isTrue();
    it.shop.does("due");
    assertThat(it.bridge.timeline(order)).contains("The shop cancelled the order.");
  }
}
