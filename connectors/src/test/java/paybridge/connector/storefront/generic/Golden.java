package paybridge.connector.storefront.generic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Logo;
import paybridge.connector.Money;
import paybridge.connector.OrderPicture;
import paybridge.connector.Personal;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.Word;

/// What the golden messages say: the body of every call of the shop with the bridge's answer, and
/// of every call of the bridge with the shop's answer.
final class Golden {
  /// A call of the shop and what it is answered.
  record Asked(String what, String call, String body, ShopAnswer answer) {}

  /// A call of the bridge and the status and body the shop answers.
  record Told(String what, String call, String body, int status, String answer) {}

  private Golden() {}

  static final OrderPicture PAID =
      new OrderPicture(
          "1001",
          "1001",
          3,
          Word.PAID,
          new OrderPicture.Amounts(CurrencyUnit.of("EUR"), 4990, 0, 4990, 0, 500, 0),
          List.of("test"),
          2,
          List.of(
              new OrderPicture.Attempt(
                  1,
                  "1001-7KQ2M9XA",
                  "sandbox",
                  "card",
                  Word.DECLINED,
                  Optional.empty(),
                  Optional.of(DeclineReason.INSUFFICIENT_FUNDS)),
              new OrderPicture.Attempt(
                  2,
                  "1001-B3W8Z5TC",
                  "sandbox",
                  "card",
                  Word.PAID,
                  Optional.of("sbx-000042"),
                  Optional.empty())),
          List.of(
              new OrderPicture.Refund(
                  "01JBTREFUND0000000000000001",
                  Optional.of("77"),
                  Optional.of("sbx-r-7"),
                  500,
                  Fact.RefundState.PENDING)),
          List.of(
              new OrderPicture.Note(
                  "01JBTN0TE00000000000000001",
                  Instant.parse("2026-11-01T09:58:12.345Z"),
                  "The card has not enough funds."),
              new OrderPicture.Note(
                  "01JBTN0TE00000000000000002",
                  Instant.parse("2026-11-01T09:59:40Z"),
                  "Paid 49.90 EUR by card (“Visa” …4242).")));

  private static final String SAYS =
      """
      {"order":"1001","sequence":3,"applied":true,"status":"processing","paid":true,\
      "total":{"currency":"EUR","minor":4990,"exponent":2},\
      "refunded":{"currency":"EUR","minor":0,"exponent":2}}\
      """;

  private static final String CHECKOUT =
      """
      {"order":{"id":"1001","key":"wc_order_x","number":"1001",\
      "total":{"currency":"EUR","minor":4990,"exponent":2},"description":"2 × Tea"},\
      "method":"card","flow":"redirect","capture":"automatic","save":false,\
      "shopper":{"firstName":"Zoë","lastName":"Nováková","email":"zoe@mail.example","phone":"",\
      "address":"","city":"","state":"","postcode":"","country":"DE","ip":"","locale":"en",\
      "customerId":""},"returnUrl":"https://shop.example/thanks?order=1001",\
      "cancelUrl":"https://shop.example/pay-again?order=1001"}\
      """;

  private static final ShopAnswer DONE =
      new ShopAnswer.Moved("01JBT0PERATI0N000000000001", "pending", "", PAID);

  /// By file name, without ending.
  static Map<String, Asked> shopToBridge() {
    var all = new LinkedHashMap<String, Asked>();
    put(
        all,
        "handshake",
        "The plugin introduces itself. Both messages are signed with the pairing secret.",
        """
        {"protocols":["1","1-draft"],"callback":"https://shop.example/paybridge",\
        "returnHosts":["shop.example"],"platform":"generic","pluginVersion":"0.1",\
        "nonce":"shop-nonce-0001-invented"}\
        """,
        new ShopAnswer.Welcome("1", "Tea Shop", InventedShop.BRIDGE_NONCE));
    put(
        all,
        "handshake-fallback",
        "The plugin introduces itself and names a second address.",
        """
        {"protocols":["1","1-draft"],"callback":"https://shop.example/paybridge",\
        "fallback":"https://shop.example/?paybridge",\
        "returnHosts":["shop.example"],"platform":"generic","pluginVersion":"0.1",\
        "nonce":"shop-nonce-0001-invented"}\
        """,
        new ShopAnswer.Welcome("1", "Tea Shop", InventedShop.BRIDGE_NONCE));
    put(
        all,
        "offers",
        "Which methods may be shown for this total?",
        """
        {"total":{"currency":"EUR","minor":4990,"exponent":2},"country":"DE","test":true}\
        """,
        new ShopAnswer.OffersAre(
            List.of(
                new ShopAnswer.Offer(
                    "card",
                    "Card",
                    List.of(),
                    List.of("EUR"),
                    Optional.of(Money.of(100, "EUR")),
                    Optional.empty(),
                    List.of("refund", "partial_refund"),
                    true,
                    Optional.of(Logo.CARD)))));
    put(
        all,
        "checkout",
        "Collect 49.90 EUR; the shopper is sent to `page`.",
        CHECKOUT,
        checkedOut(Optional.empty(), Optional.empty()));
    put(
        all,
        "checkout-widget",
        "The same in the widget flow: the shop embeds the gateway's own fields.",
        CHECKOUT.replace("\"redirect\"", "\"widget\""),
        checkedOut(Optional.of(new Secret("cs_test_invented")), Optional.of("pk_test_invented")));
    put(
        all,
        "checkout-wrong-exponent",
        "EUR has two decimals; a shop that says three is refused before anything happens.",
        CHECKOUT.replace("\"exponent\":2", "\"exponent\":3"),
        new ShopAnswer.Problem(
            422,
            "wrong-exponent",
            "The exponent is not the currency's",
            "EUR has the exponent 2, not 3.",
            "body.order.total.exponent",
            false,
            "01JBTPR0BLEM00000000000001"));
    put(
        all,
        "checkout-not-confirmed",
        "The shop has not answered the bridge's challenge yet. Try again in a moment.",
        CHECKOUT,
        new ShopAnswer.Problem(
            409,
            "shop-not-confirmed",
            "The shop is not confirmed yet",
            "The shop's address has not answered the challenge yet.",
            "",
            true,
            "01JBTPR0BLEM00000000000002"));
    put(
        all,
        "checkout-plan",
        "To be paid in three monthly parts, by a method that takes no plans.",
        CHECKOUT.replace(
            "\"save\":false,",
            """
            "save":false,"plan":{"kind":"instalments","times":3,"every":1,"unit":"month"},\
            """),
        new ShopAnswer.Problem(
            422,
            "not-possible",
            "Not possible",
            "This way to pay takes the whole total at once.",
            "body.plan",
            false,
            "01JBTPR0BLEM00000000000003"));
    put(
        all,
        "charge",
        "Take 49.90 EUR by the method that customer 17 stored; nobody is at the checkout.",
        """
        {"order":{"id":"1001","key":"wc_order_x","number":"1001",\
        "total":{"currency":"EUR","minor":4990,"exponent":2},"description":"2 × Tea"},\
        "saved":"01JBTMETH0D000000000000001","customer":"17","present":false,\
        "shopper":{"email":"zoe@mail.example","country":"DE","locale":"en"}}\
        """,
        new ShopAnswer.Moved("01JBT0PERATI0N000000000004", "done", "", PAID));
    put(
        all,
        "status",
        "What is true about these orders?",
        "{\"orders\":[\"1001\",\"1002\"]}",
        new ShopAnswer.StatusIs(List.of(PAID)));
    put(
        all,
        "capture",
        "Take the held money, all of it.",
        "{\"order\":\"1001\"}",
        new ShopAnswer.Moved("01JBT0PERATI0N000000000002", "done", "", PAID));
    put(
        all,
        "void",
        "Give the held money back. The gateway said no.",
        "{\"order\":\"1001\",\"reason\":\"out of stock\"}",
        new ShopAnswer.Moved(
            "01JBT0PERATI0N000000000003", "refused", "The payment is captured already.", PAID));
    put(
        all,
        "refund",
        "Pay 5.00 EUR back; `refund` is the shop's own id of it.",
        """
        {"order":"1001","refund":"77","amount":{"currency":"EUR","minor":500,"exponent":2},\
        "reason":"one cup was broken"}\
        """,
        DONE);
    put(
        all,
        "may-cancel",
        "May the shop cancel this unpaid order?",
        "{\"order\":\"1001\"}",
        new ShopAnswer.MayCancelIs(false, "The gateway has not answered yet."));
    put(
        all,
        "order-changed",
        "The shop changed the order by itself.",
        """
        {"order":"1001","change":"shipped","carrier":"DHL","trackingNumber":"JJD000390007"}\
        """,
        new ShopAnswer.Noted());
    put(
        all,
        "pull",
        "Give me the pictures that I have not confirmed; I confirm this one.",
        "{\"applied\":[" + SAYS + "],\"limit\":100}",
        new ShopAnswer.Pictures(List.of(PAID), false));
    put(
        all,
        "saved-methods",
        "The stored methods of a customer.",
        "{\"customer\":\"17\"}",
        new ShopAnswer.Methods(
            List.of(
                new ShopAnswer.StoredMethod("01JBTMETH0D000000000000001", "card", "Visa …4242"))));
    put(
        all,
        "person-export",
        "A person wants to know what is kept about her.",
        "{\"action\":\"export\",\"email\":\"zoe@mail.example\",\"page\":1}",
        new ShopAnswer.PersonIs(
            List.of(
                new ShopAnswer.PersonOrder(
                    "1001",
                    List.of(
                        new ShopAnswer.Known("Total", new Personal("49.90 EUR")),
                        new ShopAnswer.Known("First name", new Personal("Zoë"))))),
            false));
    put(
        all,
        "person-erase",
        "A person wants to be forgotten. One order is kept.",
        "{\"action\":\"erase\",\"email\":\"zoe@mail.example\"}",
        new ShopAnswer.PersonErased(2, 1, "money is held."));
    put(
        all,
        "check",
        "The owner wants to know whether the bridge reaches the shop.",
        "{}",
        new ShopAnswer.Checked(
            false, "login-wall", "The shop asks callers to sign in (401)."));
    put(
        all,
        "update",
        "The plugin asks which version of itself the bridge has.",
        "{}",
        new ShopAnswer.NewestPlugin(
            "0.2.0",
            "https://bridge.example/shops/k7examplek7example/plugin?version=0.2.0"
                + "&until=1793527800&proof=0f1e2d3c",
            "6.1",
            "7.1",
            "7.4"));
    put(
        all,
        "moved",
        "The shop lives elsewhere now; here the one at the old address still answers.",
        "{\"from\":\"https://old.example\",\"callback\":\"https://shop.example/paybridge\"}",
        new ShopAnswer.Problem(
            409,
            "copied-shop",
            "Copied shop",
            "The shop at https://old.example still answers, so the one at https://shop.example is"
                + " a copy of it. Nothing was changed.",
            "home",
            false,
            "01JBTPR0BLEM00000000000003"));
    put(
        all,
        "goodbye",
        "The plugin is being switched off.",
        "{\"reason\":\"deactivated\"}",
        new ShopAnswer.Noted());
    return all;
  }

  /// By file name, without ending.
  static Map<String, Told> bridgeToShop() {
    var nonce = "{\"nonce\":\"bridge-nonce-0002-invented\"}";
    var all = new LinkedHashMap<String, Told>();
    all.put(
        "order-update",
        new Told(
            "The newest picture of an order; the shop applies it and answers what it says now.",
            "order-update",
            picture(),
            200,
            SAYS));
    all.put(
        "order-update-gone",
        new Told(
            "The order was deleted in the shop: never send this again.",
            "order-update",
            picture(),
            410,
            """
            {"type":"/problems/gone","title":"The order was deleted in the shop","status":410,\
            "detail":"","retryable":false}\
            """));
    all.put(
        "read-back",
        new Told(
            "What do these orders say now? Those the shop does not know are missing.",
            "read-back",
            "{\"orders\":[\"1001\",\"9999\"]}",
            200,
            "{\"orders\":[" + SAYS.replace("\"applied\":true", "\"applied\":false") + "]}"));
    all.put(
        "challenge",
        new Told("Is the shop at its address the shop?", "challenge", nonce, 200, nonce));
    all.put("canary", new Told("Is the whole road open?", "canary", nonce, 200, nonce));
    all.put(
        "rotate",
        new Told(
            "Both make new secrets from the present shop-to-bridge secret and these nonces.",
            "rotate",
            nonce,
            200,
            "{\"nonce\":\"shop-nonce-0002-invented\"}"));
    return all;
  }

  private static void put(
      Map<String, Asked> all, String file, String what, String body, ShopAnswer answer) {
    var call =
        List.of("checkout", "person", "handshake").stream()
            .filter(file::startsWith)
            .findFirst()
            .orElse(file);
    all.put(file, new Asked(what, call, body, answer));
  }

  private static String picture() {
    return new String(Json.bytes(PictureWriter.write(PAID)), StandardCharsets.UTF_8);
  }

  private static ShopAnswer checkedOut(Optional<Secret> clientSecret, Optional<String> key) {
    return new ShopAnswer.CheckedOut(
        "1001",
        1,
        "1001-7KQ2M9XA",
        "https://bridge.example/pay/invented0token0invented",
        clientSecret,
        key);
  }
}
