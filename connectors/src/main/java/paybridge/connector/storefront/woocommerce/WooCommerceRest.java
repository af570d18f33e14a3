package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.FoundOrder;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.OrderPicture;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopReading;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.kit.WooAdmin;

/// A WooCommerce shop that installs nothing (woocommerce.md, section b): orders of one offline method
/// are found by webhooks and by asking, the shopper gets the page by a note that WooCommerce mails,
/// and the order is told by the REST API. Begin with [Telling]; [Rest] proves every call.
public final class WooCommerceRest implements FindsOrders {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final int PER_PAGE = 50;
  private static final int MOST_PAGES = 200;
  private static final String METHOD = "payment_method";
  private static final String NOTE = "note";
  private static final List<String> KEYS = List.of("consumer_key", "consumer_secret");
  private static final String STATUSES =
      "pending,on-hold,failed,cancelled,processing,completed,refunded";

  @Override
  public String name() {
    return "woocommerce-rest";
  }

  @Override
  public String title() {
    return "WooCommerce without the plugin";
  }

  @Override
  public Optional<String> orderPage(ShopAccount shop, String orderId) {
    return WooAdmin.order(shop.home(), orderId);
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.optional(
            METHOD, "bacs",
            "The id of the shop's offline payment method whose orders are served, such as bacs or"
                + " cheque.",
            "woocommerce.md b3"),
        SettingSpec.optional(
            OFFER, "",
            "The code of the offer that the pay page uses; empty: the first that takes the order's"
                + " currency.",
            "DECISIONS G4"),
        SettingSpec.optional(
            NOTE, "Please pay {amount} for your order {number} here: {link}",
            "What the shopper is written; {link} must stand in it.",
            "woocommerce.md b4"),
        new SettingSpec(
            WAY, SettingSpec.Kind.CHOICE, false, "ask", List.of("ask", "basic", "query", "oauth"),
            "How the shop accepts the keys; found out by the bridge.", "woocommerce.md b1"),
        secret("consumer_key", "The shop's API key, ck_…"),
        secret("consumer_secret", "The secret of the API key, cs_…"),
        secret(HINTS, "Signs the shop's webhooks; made by the bridge."),
        secret("grant", "Proves the shop's answer while it is being connected."));
  }

  private static SettingSpec secret(String name, String help) {
    return new SettingSpec(
        name, SettingSpec.Kind.SECRET, false, "", List.of(), help, "woocommerce.md b1, b6, b7");
  }

  @Override
  public List<String> keys() {
    return KEYS;
  }

  @Override
  public String callback(String home) {
    return home + Rest.PATH;
  }

  /// Such a shop asks nothing.
  @Override
  public ShopReading read(ShopAccount shop, Incoming message) {
    return new ShopReading.Unproved("bad-signature", "A shop without plugin makes no calls.");
  }

  /// For the books only: what would be answered.
  @Override
  public byte[] write(ShopAnswer answer) {
    return switch (answer) {
      case ShopAnswer.CheckedOut out -> Json.bytes(Json.object().put("page", out.page()));
      case ShopAnswer.Problem problem ->
          Json.bytes(Json.object().put("problem", problem.type()).put("detail", problem.detail()));
      default -> Json.bytes(Json.object());
    };
  }

  @Override
  public List<Header> sign(ShopAccount shop, String messageId, byte[] body, Instant now) {
    return List.of(new Header("Content-Type", "application/json"));
  }

  @Override
  public Answer<ShopSays> deliver(StorefrontCall call, String messageId, OrderPicture picture) {
    return Trouble.answer(() -> new Telling(call, rest(call), picture).tell());
  }

  @Override
  public Answer<List<ShopSays>> readBack(
      StorefrontCall call, String messageId, List<String> orderIds) {
    return Trouble.answer(
        () -> {
          var known = orderIds.stream().filter(id -> id.matches("[1-9][0-9]{0,18}")).toList();
          var says = new ArrayList<ShopSays>();
          if (!known.isEmpty()) {
            var query =
                WooOrder.fields().and("include", String.join(",", known)).and("per_page", "100");
            for (var one : rest(call).get("/orders", query)) {
              var order = new WooOrder(one);
              if (known.contains(order.id())) {
                says.add(order.says(false));
              }
            }
          }
          return List.copyOf(says);
        });
  }

  @Override
  public Answer<String> challenge(StorefrontCall call, String messageId, String nonce) {
    return prove(call).map(_ -> nonce);
  }

  @Override
  public Answer<String> canary(StorefrontCall call, String messageId, String nonce) {
    return prove(call).map(_ -> nonce);
  }

  @Override
  public Answer<String> prove(StorefrontCall call) {
    return Trouble.answer(
        () -> {
          var rest = new Rest(call, AT_ONCE);
          if (!rest.get("/orders", Query.of("per_page", "1", "_fields", "id")).isArray()) {
            throw Trouble.notSent("the shop answered something else than a list of orders");
          }
          return rest.way().spelling();
        });
  }

  /// By id and not by time: an order that changes while pages are read can come twice then, and
  /// cannot be missed.
  @Override
  public Answer<List<FoundOrder>> changed(StorefrontCall call, Instant since) {
    return Trouble.answer(
        () -> {
          var rest = rest(call);
          var method = call.shop().settings().text(METHOD);
          var after =
              DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                  since.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
          var query =
              WooOrder.fieldsWithShopper()
                  .and("modified_after", after)
                  .and("dates_are_gmt", "true")
                  .and("status", STATUSES)
                  .and("orderby", "id")
                  .and("order", "asc")
                  .and("per_page", String.valueOf(PER_PAGE));
          var all = new ArrayList<FoundOrder>();
          for (int page = 1; page <= MOST_PAGES; page++) {
            var some = rest.get("/orders", query.and("page", String.valueOf(page)));
            for (var one : some) {
              all.add(Found.of(new WooOrder(one), method));
            }
            if (some.size() < PER_PAGE) {
              break;
            }
          }
          return List.copyOf(all);
        });
  }

  /// The link first, then the mark on the order: a process that dies between finds the note.
  @Override
  public Answer<FoundOrder> givePage(
      StorefrontCall call, FoundOrder order, String amount, String page) {
    return Trouble.answer(
        () -> {
          var rest = rest(call);
          var settings = call.shop().settings();
          var text = settings.text(NOTE).contains("{link}") ? settings.text(NOTE) : "{link}";
          new OrderNotes(rest, order.id())
              .toCustomerOnce(
                  page,
                  text.replace("{amount}", amount)
                      .replace("{number}", order.number())
                      .replace("{link}", page));
          var body = Json.object();
          Json.meta(body, WooOrder.PAGE, page);
          var path = "/orders/" + WooOrder.path(order.id());
          var now = WooOrder.asked(order.id(), rest.put(path, WooOrder.fields(), body));
          return Found.of(now, settings.text(METHOD));
        });
  }

  @Override
  public Answer<String> note(StorefrontCall call, String orderId, String id, String text) {
    return Trouble.answer(
        () -> {
          new OrderNotes(rest(call), orderId).once(id, text);
          return text;
        });
  }

  @Override
  public Answer<String> keepHints(StorefrontCall call, String address, boolean renew) {
    return Trouble.answer(() -> Hooks.keep(rest(call), call.shop(), address, renew));
  }

  @Override
  public Hint hint(ShopAccount shop, Incoming message) {
    return Hooks.read(shop, message);
  }

  /// The shop makes a key pair when its owner agrees, and sends it (b7).
  @Override
  public String grantPage(String home, String token, String keysTo, String returnTo) {
    return Query.of(
            "app_name", "Paybridge",
            "scope", "read_write",
            "user_id", token,
            "callback_url", keysTo,
            "return_url", returnTo)
        .behind(home + "/wc-auth/v1/authorize");
  }

  @Override
  public Optional<Granted> granted(Incoming message) {
    try {
      var json = Json.read(new String(message.body(), StandardCharsets.UTF_8));
      var token = json.path("user_id").asText("");
      var key = json.path("consumer_key").asText("");
      var secret = json.path("consumer_secret").asText("");
      return token.isEmpty()
              || !key.matches("ck_[A-Za-z0-9]{1,64}")
              || !secret.matches("cs_[A-Za-z0-9]{1,64}")
              || !json.path("key_permissions").asText("").equals("read_write")
          ? Optional.empty()
          : Optional.of(
              new Granted(
                  token,
                  Map.of("consumer_key", new Secret(key), "consumer_secret", new Secret(secret))));
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }

  private static Rest rest(StorefrontCall call) {
    return new Rest(call, PATIENCE);
  }
}
