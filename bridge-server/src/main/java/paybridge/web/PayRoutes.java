package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import paybridge.checkout.Payee;
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
      case ShowPage.Shown.Wait(var payee, var back) ->
          ctx.html(pages.opening(payee, ctx.path(), ShopperHeaders.mayLookAgain(ctx), back));
      case ShowPage.Shown.Over over -> ctx.html(pages.over(over));
      case ShowPage.Shown.SendOn(var page, var payee) -> sendOn(ctx, page, payee);
    }
  }

  private void sendOn(Context ctx, Page page, Payee payee) {
    switch (page) {
      case Page.Redirect(var to) -> ctx.status(303).header("Location", to.reveal());
      case Page.Form form -> {
        ShopperHeaders.allowForms(ctx);
        ctx.html(pages.form(payee, form));
      }
      case Page.Widget widget -> {
        ShopperHeaders.allowScript(ctx, origin(widget.script().reveal()));
        ctx.html(pages.widget(payee, widget));
      }
      case Page.QrCode(var payload) ->
          ctx.html(
              pages.code(payee, payload, ctx.path(), ShopperHeaders.mayLookAgain(ctx)));
      case Page.Instructions instructions ->
          ctx.html(pages.instructions(payee, instructions.text()));
    }
  }

  private static String origin(String address) {
    var uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
