package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// The pictures beside the ways to pay.
@NeedsWooShop
class WooIconTest {
  private final OneWooShop it = OneWooShop.get();

  @Test
  void each_way_to_pay_has_a_picture_of_its_kind_that_the_shop_serves() throws Exception {
    var icons = it.shop.does("icon");
    assertThat(icons.path("card").asText()).contains("assets/logos/card.svg", "alt=\"\"");
    assertThat(icons.path("banktransfer").asText()).contains("assets/logos/bank.svg");
    var address = icons.path("card").asText().replaceAll(".*src=\"([^\"]*)\".*", "$1");
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).startsWith("<svg");
    }
  }

  @Test
  void an_owner_shows_a_picture_of_her_own_or_none() {
    assertThat(it.does("icon", said -> said.put("own", "/own.svg")).path("card").asText())
        .contains("src=\"/own.svg\"");
    var none = it.does("icon", said -> said.put("own", ""));
    assertThat(none.path("card").asText()).isEmpty();
    assertThat(none.path("banktransfer").asText()).contains("bank.svg");
  }

  @Test
  void a_word_that_the_plugin_does_not_know_shows_nothing() {
    assertThat(it.does("icon", said -> said.put("logo", "../../x")).path("card").asText()).isEmpty();
  }
}
