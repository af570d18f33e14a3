package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// WordPress' tools for personal data reach what the bridge keeps.
@NeedsWooShop
class WooPersonTest {
  private final OneWooShop it = OneWooShop.get();

  private JsonNode person(String action, String email) {
    return it.does("person", said -> said.put("action", action).put("email", email)).path("pages");
  }

  private String paidOrderOf(String email) {
    var order = it.order(said -> said.put("email", email));
    WooCheckoutTest.pay(it.page(order), "approve");
    it.whenIs(order, "processing");
    return order;
  }

  @Test
  void an_export_holds_what_the_bridge_keeps_page_by_page() {
    var email = "many-" + System.nanoTime() + "@example.org";
    for (int i = 0; i < 21; i++) {
      it.page(it.order(said -> said.put("email", email)));
    }
    var pages = person("export", email);
    assertThat(pages).hasSize(2);
    assertThat(pages.path(0).path("data")).hasSize(20);
    assertThat(pages.path(1).path("data")).hasSize(1);
    assertThat(pages.path(1).path("data").path(0).path("group_label").asText())
        .isEqualTo("Payments");
    assertThat(pages.toString()).contains(email, "49.90 EUR").doesNotContain("/pay/");
  }

  @Test
  void an_erased_person_is_forgotten_by_the_bridge_and_open_payments_are_kept_and_named() {
    var email = "gone-" + System.nanoTime() + "@example.org";
    var paid = paidOrderOf(email);
    it.page(it.order(said -> said.put("email", email)));
    var page = person("erase", email).path(0);
    assertThat(page.path("items_removed").asInt()).isEqualTo(1);
    assertThat(page.path("items_retained").asInt()).isEqualTo(1);
    assertThat(page.path("messages").path(0).asText())
        .isEqualTo("Paybridge keeps 1 payment: a payment is still open. Erase again later.");
    assertThat(person("export", email).path(0).path("data")).hasSize(1);
    assertThat(it.bridge.order(paid).emailHash()).isEmpty();
    assertThat(it.status(paid)).isEqualTo("processing");
  }

  @Test
  void a_bridge_that_is_away_ends_the_tool_with_an_error() {
    for (var action : new String[] {"export", "erase"}) {
      var pages =
          it.does(
                  "person",
                  said ->
                      said.put("action", action).put("email", "a@example.org").put("wire", "refused"))
              .path("pages");
      assertThat(pages.path(0).path("error").asText()).contains("could not be asked");
    }
  }
}
