package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import paybridge.checkout.Payee;
import paybridge.connector.Incoming;
import paybridge.notification.HearReturn;
import paybridge.notification.HearReturn.Onward;

/// `/returns/{token}`: the shopper comes back from the gateway, by GET or by a posted form. The
/// answer is always a redirect to a clean address, so that a reload posts nothing again.
public final class ReturnRoutes {
  private final HearReturn hearReturn;
  private final ShopperPages pages;
  private final InstantSource clock;

  public ReturnRoutes(HearReturn hearReturn, ShopperPages pages, InstantSource clock) {
    this.hearReturn = hearReturn;
    this.pages = pages;
    this.clock = clock;
  }

  public void add(RoutesConfig routes) {
    routes.get("/returns/{token}/waiting", this::waiting);
    for (var path : new String[] {"/returns/{token}", "/returns/{token}/{outcome}"}) {
      routes.get(path, this::back);
      routes.post(path, this::back);
    }
  }

  private void back(Context ctx) {
    var message = Incomings.of(ctx, Incoming.Channel.RETURN, clock.instant());
    var token = ctx.pathParam("token");
    switch (hearReturn.back(token, message)) {
      case Onward.Nothing() -> notFound(ctx);
      case Onward.ToShop(var address) -> go(ctx, address);
      case Onward.Wait _ -> go(ctx, "/returns/" + token + "/waiting");
    }
  }

  private void waiting(Context ctx) {
    var token = ctx.pathParam("token");
    int waited = ShopperHeaders.waited(ctx);
    switch (hearReturn.onward(token)) {
      case Onward.Nothing() -> notFound(ctx);
      case Onward.ToShop(var address) -> go(ctx, address);
      case Onward.Wait(_, _, _, _, var shopAddress) when waited >= ShopperPages.LONG_SECONDS ->
          go(ctx, shopAddress);
      case Onward.Wait(var reference, var shop, var amount, boolean test, _) -> {
        ShopperHeaders.guard(ctx);
        ctx.html(
            pages.checking(
                new Payee(shop, amount, reference, test),
                ctx.path(),
                ShopperHeaders.mayLookAgain(ctx)));
      }
    }
  }

  private void notFound(Context ctx) {
    ShopperHeaders.guard(ctx);
    ctx.status(404).html(pages.notFound());
  }

  private static void go(Context ctx, String address) {
    ShopperHeaders.guard(ctx);
    ctx.status(303).header("Location", address);
  }
}
