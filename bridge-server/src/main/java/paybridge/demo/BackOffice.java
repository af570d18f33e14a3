package paybridge.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import paybridge.connector.Money;
import paybridge.demo.DemoPages.Frame;
import paybridge.web.Pages;

/// What the shop keeper sees: the order book, and an order with its notes, refund, capture and
/// void. Without sign-in: the demo listens on the loopback address only.
final class BackOffice {
  private static final Pattern EUROS = Pattern.compile("([0-9]{1,7})(?:[.,]([0-9]{1,2}))?");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Pages pages;
  private final BridgeTalk talk;
  private final DemoBook book;
  private final Supplier<URI> home;

  BackOffice(Pages pages, BridgeTalk talk, DemoBook book, Supplier<URI> home) {
    this.pages = pages;
    this.talk = talk;
    this.book = book;
    this.home = home;
  }

  void routes(RoutesConfig routes) {
    routes.get("/book", this::book);
    routes.get("/book.json", this::json);
    routes.get("/book/{number}", ctx -> show(ctx, orderOf(ctx), ""));
    routes.post("/book/{number}/refund", this::refund);
    routes.post("/book/{number}/capture", ctx -> move(ctx, "capture"));
    routes.post("/book/{number}/void", ctx -> move(ctx, "void"));
  }

  private void book(Context ctx) {
    var rows =
        book.all().reversed().stream()
            .map(order ->
                new DemoPages.Row(
                    order.number(), order.status(), order.paid(), order.total(), order.refunded()))
            .toList();
    ctx.html(
        pages.render("demo-shop/book", new DemoPages.Book(new Frame("Order book", 0, 0), rows)));
  }

  private void json(Context ctx) {
    var all = MAPPER.createObjectNode();
    var orders = all.putArray("orders");
    for (var order : book.all()) {
      var says = order.says(false);
      says.remove("applied");
      says.put("number", order.number()).put("word", order.word());
      order.notes().forEach(says.putArray("notes")::addPOJO);
      orders.add(says);
    }
    ctx.contentType("application/json").result(all.toString());
  }

  private void refund(Context ctx) {
    fromHere(ctx);
    var order = orderOf(ctx);
    var amount = euros(Objects.requireNonNullElse(ctx.formParam("amount"), ""));
    if (amount.isEmpty()) {
      ctx.status(422);
      show(ctx, order, "Please type an amount such as 12.90.");
      return;
    }
    var refund =
        new DemoOrder.Refund(
            order.number() + "-r" + (order.refunds().size() + 1), amount.get(), "asked");
    book.change(order.id(), before -> before.with(refund));
    var body = body(order).put("refund", refund.id()).put("reason", "asked in the shop");
    body.set("amount", DemoOrder.money(amount.get()));
    ask(ctx, order, "refund", body);
  }

  private void move(Context ctx, String call) {
    fromHere(ctx);
    var order = orderOf(ctx);
    ask(ctx, order, call, body(order));
  }

  private void ask(Context ctx, DemoOrder order, String call, ObjectNode body) {
    var said =
        switch (talk.ask(call, body)) {
          case BridgeTalk.Heard.Said(var answer) -> {
            book.apply(answer.path("order"));
            yield (call
                    + ": "
                    + answer.path("outcome").asText()
                    + ". "
                    + answer.path("said").asText())
                .strip();
          }
          case BridgeTalk.Heard.Problem(_, var title, var detail) -> title + ". " + detail;
          case BridgeTalk.Heard.Silence(var why) ->
              "Not known whether it happened: " + why + ". The bridge will tell.";
        };
    show(ctx, book.find(order.id()).orElse(order), said);
  }

  private void show(Context ctx, DemoOrder order, String said) {
    ctx.html(
        pages.render(
            "demo-shop/book-order",
            new DemoPages.BookOrder(
                new Frame("Order " + order.number(), 0, 0),
                order.number(),
                order.status(),
                order.paid(),
                order.word(),
                order.sequence(),
                order.basket().lines(),
                order.total(),
                order.refunded(),
                order.refunds(),
                order.notes(),
                order.paid(),
                order.word().equals("authorized"),
                said)));
  }

  /// A form of another site must not move money: browsers say where a form comes from.
  private void fromHere(Context ctx) {
    var origin = ctx.header("Origin");
    if (origin != null && !origin.equals(home.get().toString())) {
      throw new ForbiddenResponse("This form is not from this shop.");
    }
  }

  private DemoOrder orderOf(Context ctx) {
    return book.numbered(ctx.pathParam("number")).orElseThrow(NotFoundResponse::new);
  }

  private static ObjectNode body(DemoOrder order) {
    return MAPPER.createObjectNode().put("order", order.id());
  }

  /// Minor units from decimal text, without floating point: `12.9` is 1290.
  static Optional<Money> euros(String text) {
    var parts = EUROS.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    var cents = Objects.requireNonNullElse(parts.group(2), "");
    var minor = Long.parseLong(parts.group(1) + cents + "0".repeat(2 - cents.length()));
    return minor == 0 ? Optional.empty() : Optional.of(Money.of(minor, "EUR"));
  }
}
