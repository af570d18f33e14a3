package paybridge.woo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/// A customer with an account and a card that was stored with a first order.
///
/// @param customer the account's id
/// @param name its name, which is its password, too
/// @param token the shop's token: id, saved, gateway, label
record StoredCard(int customer, String name, JsonNode token) {
  static StoredCard of(OneWooShop it) {
    var name = "ada" + UUID.randomUUID().toString().substring(0, 8);
    int customer = it.does("account", said -> said.put("name", name)).path("id").asInt();
    try (var shopper = new WooShopper(it).signedIn(name).takes(it.product)) {
      var answer =
          shopper.places("paybridge_card", Map.of("wc-paybridge_card-new-payment-method", "true"));
      Shoppers.payAndLeave(answer.path("redirect").asText(), "approve");
      var order = it.does("of", said -> said.put("email", "ada@example.org")).path("id").asText();
      it.whenIs(order, "processing");
      shopper.open(it.does("pages", said -> said.put("id", order)).path("received").asText());
    }
    it.shop.does("due");
    return new StoredCard(customer, name, tokens(it, customer).path(0));
  }

  static JsonNode tokens(OneWooShop it, int customer) {
    return it.does("tokens", said -> said.put("customer", customer)).path("tokens");
  }

  String saved() {
    return token.path("saved").asText();
  }

  int id() {
    return token.path("id").asInt();
  }
}
