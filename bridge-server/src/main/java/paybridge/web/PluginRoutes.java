package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import paybridge.shop.Directory;
import paybridge.shop.PluginUpdates;

/// The newest plugin of a shop as a file: `GET /shops/{shop}/plugin`, with the token of the answer to
/// `update`. Whoever has none learns nothing, not even whether there is such a shop.
public final class PluginRoutes {
  private final Directory directory;
  private final PluginUpdates updates;

  public PluginRoutes(Directory directory, PluginUpdates updates) {
    this.directory = directory;
    this.updates = updates;
  }

  public void add(RoutesConfig routes) {
    routes.get("/shops/{shop}/plugin", this::send);
  }

  private void send(Context ctx) {
    ctx.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
    var zip =
        directory
            .shopByPath(ctx.pathParam("shop"))
            .flatMap(
                shop ->
                    updates.fetch(
                        shop, query(ctx, "version"), query(ctx, "until"), query(ctx, "proof")));
    if (zip.isEmpty()) {
      ctx.status(404).contentType("text/plain").result("Not found.");
      return;
    }
    ctx.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"paybridge-for-woocommerce.zip\"")
        .result(zip.get());
  }

  private static String query(Context ctx, String name) {
    var value = ctx.queryParam(name);
    return value == null ? "" : value;
  }
}
