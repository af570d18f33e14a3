package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import paybridge.connector.Incoming;
import paybridge.notification.HearReturn;
import paybridge.notification.HearReturn.Onward;

/// `/returns/{token}`: the shopper comes back from the gateway, by GET or by a posted form. The
/// answer is always a redirect to a clean address, so that a reload posts nothing again.
public final class ReturnRoutes {
  /// How long a shopper is kept waiting here before he goes on to the shop.
  private static final int LONGEST_SECONDS = 60;

  private static final int EVERY_SECONDS = 2;
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
    var text = ctx.queryParam("waited");
    int waited = text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    switch (hearReturn.onward(token)) {
      case Onward.Nothing() -> notFound(ctx);
      case Onward.ToShop(var address) -> go(ctx, address);
      case Onward.Wait(_, _, var shopAddress) when waited >= LONGEST_SECONDS -> go(ctx, shopAddress);
      case Onward.Wait(var reference, var shop, _) -> {
        ShopperHeaders.guard(ctx);
        ctx.html(
            pages.checking(
                shop,
                reference,
                EVERY_SECONDS,
                "/returns/" + token + "/waiting?waited=" + (waited + EVERY_SECONDS)));
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
