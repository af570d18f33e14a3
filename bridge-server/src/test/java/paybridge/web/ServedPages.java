package paybridge.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import paybridge.checkout.Payee;
import paybridge.checkout.ShowPage.Shown.Over;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Page;
import paybridge.connector.Secret;
import paybridge.connector.Word;

/// Each page of the shoppers at an address of its own, under the policy that it has in the bridge;
/// and the far ends that they lead to.
final class ServedPages implements AutoCloseable {
  private static final Payee PAYEE =
      new Payee("Leaf & Kettle", "1,249.90 EUR", "1001-7K2MQ9XD", false);
  private static final Payee TEST =
      new Payee("Leaf & Kettle", "49.90 EUR", "1002-8H3NR0YE", true);
  private static Map<String, String> all(ShopperPages pages) {
    return Map.of(
              "notfound", pages.notFound(),
              "problem", pages.problem("E0007A1"),
              "paid", pages.over(over(Word.PAID, Optional.empty(), false)),
              "declined",
                  pages.over(
                      over(Word.DECLINED, Optional.of(DeclineReason.INSUFFICIENT_FUNDS), false)),
              "superseded", pages.over(over(Word.PENDING, Optional.empty(), true)),
              "expired", pages.over(over(Word.EXPIRED, Optional.empty(), false)),
              "instructions",
                  pages.instructions(TEST, "Please transfer the amount and name the reference."),
              "opening", pages.opening(PAYEE, "/still/opening", 0, "/shop"),
              "opening-long", pages.opening(TEST, "/still/opening-long", 60, "/shop"),
              "checking", pages.checking(PAYEE, "/still/checking", 4));
  }

  static final List<String> STILL =
      all(new ShopperPages(new Pages())).keySet().stream().sorted().toList();

  /// One page of each template, where every colour is seen.
  static final List<String> TYPICAL = List.of("declined", "opening-long");

  private final ShopperPages pages = new ShopperPages(new Pages());
  private final Javalin server;

  ServedPages() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  routes(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  String at(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  private void routes(RoutesConfig routes) {
    new AssetRoutes().add(routes);
    routes.get("/still/{name}", this::still);
    routes.get("/waiting", this::waiting);
    routes.get("/shop", ctx -> still(ctx, "paid"));
    routes.get("/form", this::form);
    routes.post("/gateway", ctx -> ctx.result(ctx.body()));
    routes.get("/widget", this::widget);
    routes.get(
        "/gateway.js",
        ctx ->
            ctx.contentType("text/javascript")
                .result(
                    "window.acme={start:(at,key,secret)=>{at.textContent="
                        + "'started with '+key+' and '+secret}}"));
    routes.get("/favicon.ico", ctx -> ctx.status(204));
  }

  private void still(Context ctx) {
    still(ctx, ctx.pathParam("name"));
  }

  private void still(Context ctx, String name) {
    ShopperHeaders.guard(ctx);
    if (name.startsWith("opening") || name.equals("checking")) {
      var _ = ShopperHeaders.mayLookAgain(ctx);
    }
    ctx.html(Objects.requireNonNull(all(pages).get(name)));
  }

  /// Long at once, so that the way back appears at the first look; over at the third.
  private void waiting(Context ctx) {
    ShopperHeaders.guard(ctx);
    int waited = ShopperHeaders.mayLookAgain(ctx);
    if (waited > 2) {
      ctx.status(303).header("Location", "/shop");
    } else {
      ctx.html(pages.opening(PAYEE, ctx.path(), waited == 0 ? 0 : 60, "/elsewhere"));
    }
  }

  private void form(Context ctx) {
    ShopperHeaders.guard(ctx);
    ShopperHeaders.allowForms(ctx);
    ctx.html(
        pages.form(
            PAYEE,
            new Page.Form(
                new GatewayUrl(at("/gateway")),
                List.of(new Page.Field("order", "1001"), new Page.Field("note", "a \"b\" <&>")))));
  }

  private void widget(Context ctx) {
    ShopperHeaders.guard(ctx);
    ShopperHeaders.allowScript(ctx, at(""));
    ctx.html(
        pages.widget(
            PAYEE,
            new Page.Widget(
                new GatewayUrl(at("/gateway.js")), "pk_1", new Secret("cs_1"), "acme.start",
                "https://bridge.example/returns/1")));
  }

  private static Over over(Word word, Optional<DeclineReason> reason, boolean superseded) {
    return new Over(word, reason, superseded, word == Word.PAID ? TEST : PAYEE, "/shop");
  }

  @Override
  public void close() {
    server.stop();
  }
}
