package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import paybridge.connector.Incoming;

/// The entrance for shops: `POST /shops/{shop}/{call}`.
public final class ShopRoutes {
  private final ShopCalls calls;
  private final InstantSource clock;

  public ShopRoutes(ShopCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  public void add(RoutesConfig routes) {
    routes.post("/shops/{shop}/{call}", this::hear);
  }

  private void hear(Context ctx) {
    var message = Incomings.of(ctx, Incoming.Channel.SHOP, clock.instant());
    calls.answer(ctx.pathParam("shop"), ctx.pathParam("call"), message).to(ctx);
  }
}
