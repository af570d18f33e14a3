package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import paybridge.checkout.ShowPage;
import paybridge.connector.Page;

/// `/pay/{token}`: sends the shopper on to the gateway's page, or waits honestly.
public final class PayRoutes {
  private final ShowPage showPage;
  private final ShopperPages pages;

  public PayRoutes(ShowPage showPage, ShopperPages pages) {
    this.showPage = showPage;
    this.pages = pages;
  }

  public void add(RoutesConfig routes) {
    routes.get("/pay/{token}", this::show);
  }

  private void show(Context ctx) {
    ShopperHeaders.guard(ctx);
    switch (showPage.show(ctx.pathParam("token"))) {
      case ShowPage.Shown.Nothing() -> ctx.status(404).html(pages.notFound());
      case ShowPage.Shown.Wait(var reference, var shop, var amount) ->
          ctx.html(pages.opening(shop, amount, reference, ctx.path()));
      case ShowPage.Shown.Over over -> ctx.html(pages.over(over));
      case ShowPage.Shown.SendOn(var page, var shop, var amount) -> sendOn(ctx, page, shop, amount);
    }
  }

  private void sendOn(Context ctx, Page page, String shop, String amount) {
    switch (page) {
      case Page.Redirect(var to) -> ctx.status(303).header("Location", to.reveal());
      case Page.Form form -> {
        ShopperHeaders.allowForms(ctx);
        ctx.html(pages.form(shop, amount, form));
      }
      case Page.Widget widget -> {
        ShopperHeaders.allowScript(ctx, origin(widget.script().reveal()));
        ctx.html(pages.widget(shop, amount, widget));
      }
      case Page.Instructions instructions ->
          ctx.html(pages.instructions(shop, amount, instructions.text()));
    }
  }

  private static String origin(String address) {
    var uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
