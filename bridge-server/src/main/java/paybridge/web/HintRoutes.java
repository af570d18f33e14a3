package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import paybridge.checkout.Problems;
import paybridge.connector.FindsOrders;
import paybridge.connector.Incoming;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.finding.LookForOrders;
import paybridge.shop.ConnectShop;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.work.Bell;

/// The entrances for shops without plugin: `hint`, where their webhooks arrive; `grant`, where the
/// keys arrive when the owner lets the bridge in; `connected`, where the owner's browser goes then.
public final class HintRoutes {
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final ConnectShop connect;
  private final ShopperPages pages;
  private final Bell bell;

  public HintRoutes(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      ConnectShop connect,
      ShopperPages pages,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.connect = connect;
    this.pages = pages;
    this.bell = bell;
  }

  public void add(RoutesConfig routes) {
    routes.post("/shops/{shop}/hint", this::hint);
    routes.post("/shops/{shop}/grant", this::grant);
    routes.get("/shops/{shop}/connected", this::connected);
  }

  private Optional<Shop> shop(Context ctx) {
    return directory
        .shopByPath(ctx.pathParam("shop"))
        .filter(shop -> shop.storefront() instanceof FindsOrders);
  }

  private Optional<Shop> mustBeKnown(Context ctx) {
    var found = shop(ctx);
    if (found.isEmpty()) {
      ProblemPages.answer(
          ctx, Problems.no(404, "unknown-shop", "No shop has this key."), ids.next());
    }
    return found;
  }

  /// A ping must get exactly 200; everything else counts only when it is signed.
  private void hint(Context ctx) {
    mustBeKnown(ctx)
        .ifPresent(
            shop -> {
              var message = Incomings.of(ctx, Incoming.Channel.SHOP, clock.instant());
              switch (((FindsOrders) shop.storefront()).hint(shop.account(), message)) {
                case PING -> ctx.status(200);
                case LOOK -> {
                  LookForOrders.hinted(database, shop.id(), clock.millis());
                  bell.ring(LookForOrders.NAME);
                  ctx.status(200);
                }
                case UNPROVED ->
                    ProblemPages.answer(
                        ctx,
                        Problems.no(401, "bad-signature", "This webhook is not signed by the shop."),
                        ids.next());
              }
            });
  }

  /// Anything but 200 makes the shop delete the keys again.
  private void grant(Context ctx) {
    mustBeKnown(ctx)
        .ifPresent(
            shop -> {
              var message = Incomings.of(ctx, Incoming.Channel.SHOP, clock.instant());
              switch (connect.granted(shop, message)) {
                case ConnectShop.Outcome.LetIn _ -> ctx.status(200);
                case ConnectShop.Outcome.Not(var why) ->
                    ProblemPages.answer(
                        ctx, Problems.no(403, "not-let-in", why), ids.next());
              }
            });
  }

  /// The browser may be here before the keys are: the page looks again.
  private void connected(Context ctx) {
    var found = shop(ctx);
    if (found.isEmpty()) {
      ShopperHeaders.guard(ctx);
      ctx.status(404).html(pages.notFound());
      return;
    }
    var shop = found.get();
    ShopperHeaders.guard(ctx);
    if ("0".equals(ctx.queryParam("success"))) {
      ctx.html(pages.notConnected(shop.row().name(), "You did not let it in."));
    } else if (connect.waits(shop)) {
      int waited = ShopperHeaders.mayLookAgain(ctx);
      ctx.html(pages.connecting(shop.row().name(), ctx.path(), waited));
    } else if (shop.live()) {
      ctx.html(pages.connected(shop.row().name()));
    } else {
      ctx.html(pages.notConnected(shop.row().name(), "The keys did not open the shop."));
    }
  }
}
