package paybridge.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.Personal;
import paybridge.demo.DemoPages.Choice;
import paybridge.demo.DemoPages.Frame;
import paybridge.web.Pages;

/// What a shopper sees: products, basket, checkout, "thank you" and "pay again".
final class ShopFloor {
  private static final String COOKIE = "tea-basket";
  private static final List<String> COUNTRIES =
      List.of("DE", "AT", "BE", "CH", "CN", "ES", "FR", "GB", "IT", "MY", "NL", "PL", "SG", "US");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Pages pages;
  private final BridgeTalk talk;
  private final DemoBook book;
  private final Pulling pulling;
  private final Flow flow;
  private final Supplier<URI> home;

  ShopFloor(
      Pages pages,
      BridgeTalk talk,
      DemoBook book,
      Pulling pulling,
      Flow flow,
      Supplier<URI> home) {
    this.flow = flow;
    this.pages = pages;
    this.talk = talk;
    this.book = book;
    this.pulling = pulling;
    this.home = home;
  }

  void routes(RoutesConfig routes) {
    routes.get("/", this::front);
    routes.get("/basket", this::basket);
    routes.post("/basket", this::changeBasket);
    routes.get("/checkout", ctx -> checkout(ctx, "", ""));
    routes.post("/checkout", this::buy);
    routes.get("/thanks", this::thanks);
    routes.get("/pay-again", ctx -> payAgainPage(ctx, ""));
    routes.post("/pay-again", this::payAgain);
  }

  private void front(Context ctx) {
    show(ctx, "front", new DemoPages.Front(frame(ctx, "Leaf & Kettle"), Shelf.PRODUCTS));
  }

  private void basket(Context ctx) {
    var basket = basketOf(ctx);
    show(
        ctx,
        "basket",
        new DemoPages.BasketPage(frame(ctx, "Your basket"), basket.lines(), basket.total()));
  }

  private void changeBasket(Context ctx) {
    var by = form(ctx, "change");
    var basket =
        basketOf(ctx)
            .change(form(ctx, "product"), by.matches("-?[0-9]{1,2}") ? Integer.parseInt(by) : 1);
    keep(ctx, basket);
    ctx.redirect("/basket", HttpStatus.SEE_OTHER);
  }

  private void checkout(Context ctx, String method, String problem) {
    var basket = basketOf(ctx);
    if (basket.count() == 0) {
      ctx.redirect("/basket", HttpStatus.SEE_OTHER);
      return;
    }
    var asked = Objects.requireNonNullElse(ctx.queryParam("country"), form(ctx, "country"));
    var country = COUNTRIES.contains(asked) ? asked : COUNTRIES.getFirst();
    var methods = methods(basket.total(), country, method);
    var said =
        problem.isEmpty() && methods.isEmpty()
            ? "Paying is not possible just now. Please try again in a moment."
            : problem;
    show(
        ctx,
        "checkout",
        new DemoPages.Checkout(
            frame(ctx, "Checkout"),
            basket.lines(),
            basket.total(),
            methods,
            COUNTRIES.stream()
                .map(code -> new Choice(code, name(code), code.equals(country)))
                .toList(),
            either(ctx, "name"),
            either(ctx, "email"),
            talk.word(16),
            said));
  }

  private void buy(Context ctx) {
    var basket = basketOf(ctx);
    var name = form(ctx, "name").strip();
    var email = form(ctx, "email").strip();
    var method = form(ctx, "method");
    var problem = "";
    if (name.isEmpty() || name.length() > 100) {
      problem = "Please tell us your name.";
    } else if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
      problem = "Please tell us an e-mail address.";
    } else if (!COUNTRIES.contains(form(ctx, "country"))) {
      problem = "Please choose a country.";
    } else if (method.isEmpty()) {
      problem = "Please choose how to pay.";
    }
    if (!problem.isEmpty() || basket.count() == 0) {
      ctx.status(basket.count() == 0 ? 303 : 422);
      checkout(ctx, method, problem);
      return;
    }
    var buyer = new DemoOrder.Buyer(new Personal(name), new Personal(email), form(ctx, "country"));
    var once = form(ctx, "once").isEmpty() ? talk.word(16) : form(ctx, "once");
    var order = book.open(once, talk.word(16), buyer, basket);
    keep(ctx, new Basket(java.util.Map.of()));
    pay(ctx, order, method);
  }

  private void pay(Context ctx, DemoOrder order, String method) {
    switch (talk.ask("checkout", question(order, method))) {
      case BridgeTalk.Heard.Said(var answer) ->
          ctx.redirect(answer.path("page").asText(), HttpStatus.SEE_OTHER);
      case BridgeTalk.Heard.Problem(var type, _, _) when type.endsWith("/already-paid") ->
          ctx.redirect(address(order, "/thanks"), HttpStatus.SEE_OTHER);
      case BridgeTalk.Heard.Problem(_, var title, _) ->
          payAgainPage(ctx, order, "The payment could not begin: " + title + ".");
      case BridgeTalk.Heard.Silence(var why) ->
          payAgainPage(ctx, order, "The payment could not begin: " + why + ".");
    }
  }

  private ObjectNode question(DemoOrder order, String method) {
    var body = MAPPER.createObjectNode();
    body.putObject("order")
        .put("id", order.id())
        .put("key", order.key())
        .put("number", order.number())
        .put("description", order.basket().description())
        .set("total", DemoOrder.money(order.total()));
    body.put("method", method).put("flow", flow.spelling()).put("capture", "automatic");
    var name = order.buyer().name().reveal();
    int blank = name.lastIndexOf(' ');
    body.putObject("shopper")
        .put("firstName", blank < 0 ? name : name.substring(0, blank))
        .put("lastName", blank < 0 ? "" : name.substring(blank + 1))
        .put("email", order.buyer().email().reveal())
        .put("country", order.buyer().country())
        .put("locale", "en");
    return body.put("returnUrl", home.get() + address(order, "/thanks"))
        .put("cancelUrl", home.get() + address(order, "/pay-again"));
  }

  private void thanks(Context ctx) {
    var order = orderOf(ctx);
    pulling.pull();
    pulling.askStatus(order.id());
    var now = book.find(order.id()).orElse(order);
    switch (now.status()) {
      case "processing" ->
          order(ctx, now, "good", "Thank you!", "Your order is paid. We are packing it.");
      case "on-hold" ->
          order(ctx, now, "good", "Thank you!", "Your order is reserved. We check it and pack it.");
      case "refunded" -> order(ctx, now, "good", "Refunded", "Your money is on its way back.");
      case "failed", "cancelled" -> payAgainPage(ctx, now, "");
      default ->
          order(
              ctx,
              now,
              "wait",
              "One moment",
              "We are waiting for your bank. This page asks again by itself.");
    }
  }

  private void payAgainPage(Context ctx, String problem) {
    var order = orderOf(ctx);
    pulling.askStatus(order.id());
    var now = book.find(order.id()).orElse(order);
    if (now.paid()) {
      ctx.redirect(address(now, "/thanks"), HttpStatus.SEE_OTHER);
    } else {
      payAgainPage(ctx, now, problem);
    }
  }

  private void payAgainPage(Context ctx, DemoOrder order, String problem) {
    var last = order.notes().isEmpty() ? "" : " " + order.notes().getLast().text();
    order(
        ctx,
        order,
        "bad",
        "Not paid yet",
        problem.isEmpty() ? "Your order is kept, but it is not paid." + last : problem);
  }

  private void payAgain(Context ctx) {
    pay(ctx, orderOf(ctx), form(ctx, "method"));
  }

  private void order(Context ctx, DemoOrder order, String tone, String heading, String sentence) {
    boolean unpaid = tone.equals("bad");
    show(
        ctx,
        "order",
        new DemoPages.OrderPage(
            new Frame(
                heading + " · order " + order.number(),
                basketOf(ctx).count(),
                tone.equals("wait") ? 2 : 0),
            order.number(),
            order.key(),
            order.basket().lines(),
            order.total(),
            tone,
            heading,
            sentence,
            unpaid,
            unpaid ? methods(order.total(), order.buyer().country(), "") : List.of()));
  }

  /// The methods to choose from; none when the bridge is away.
  private List<Choice> methods(Money total, String country, String chosen) {
    var body = MAPPER.createObjectNode().put("country", country).put("test", true);
    body.set("total", DemoOrder.money(total));
    var methods = new ArrayList<Choice>();
    if (talk.ask("offers", body) instanceof BridgeTalk.Heard.Said(var answer)) {
      for (var offer : answer.path("offers")) {
        var code = offer.path("method").asText();
        boolean first = chosen.isEmpty() && methods.isEmpty();
        methods.add(new Choice(code, offer.path("title").asText(), first || code.equals(chosen)));
      }
    }
    return methods;
  }

  /// The order in the address or form, when its key is right.
  private DemoOrder orderOf(Context ctx) {
    var key = either(ctx, "key");
    return book.numbered(either(ctx, "order"))
        .filter(order -> order.key().equals(key))
        .orElseThrow(NotFoundResponse::new);
  }

  private static String address(DemoOrder order, String page) {
    return page + "?order=" + order.number() + "&key=" + order.key();
  }

  private void show(Context ctx, String template, Object page) {
    ctx.html(pages.render("demo-shop/" + template, page));
  }

  private static Frame frame(Context ctx, String title) {
    return new Frame(title, basketOf(ctx).count(), 0);
  }

  private static Basket basketOf(Context ctx) {
    return Basket.read(ctx.cookie(COOKIE));
  }

  private static void keep(Context ctx, Basket basket) {
    var cookie = new Cookie(COOKIE, basket.cookie());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
  }

  private static String name(String country) {
    return Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
  }

  private static String form(Context ctx, String field) {
    return Objects.requireNonNullElse(ctx.formParam(field), "");
  }

  private static String either(Context ctx, String field) {
    return Optional.ofNullable(ctx.queryParam(field)).orElseGet(() -> form(ctx, field));
  }
}
