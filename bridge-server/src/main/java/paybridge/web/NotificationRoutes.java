package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import paybridge.checkout.Problems;
import paybridge.connector.Incoming;
import paybridge.db.Ids;
import paybridge.notification.ReceiveNotification;
import paybridge.shop.Directory;

/// The entrance for gateways: `/notifications/{gateway}/{account}`. The acknowledgement goes out
/// only after the message is on disk.
public final class NotificationRoutes {
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final ReceiveNotification receive;

  public NotificationRoutes(
      Directory directory, InstantSource clock, Ids ids, ReceiveNotification receive) {
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.receive = receive;
  }

  public void add(RoutesConfig routes) {
    routes.post("/notifications/{gateway}/{account}", this::hear);
    routes.get("/notifications/{gateway}/{account}", this::hear);
  }

  private void hear(Context ctx) {
    var account = directory.accountByPath(ctx.pathParam("gateway"), ctx.pathParam("account"));
    if (account.isEmpty()) {
      ProblemPages.answer(
          ctx, Problems.no(404, "unknown-account", "No account has this address."), ids.next());
      return;
    }
    var message = Incomings.of(ctx, Incoming.Channel.NOTIFICATION, clock.instant());
    var answer = receive.receive(account.get(), message).answer();
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }
}
