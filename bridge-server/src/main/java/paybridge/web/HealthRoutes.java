package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import paybridge.db.Database;
import paybridge.db.StorageUnavailable;

/// `/healthz`: the process answers. `/readyz`: a write reached the disk just now.
public final class HealthRoutes {
  private final Database database;
  private final InstantSource clock;

  public HealthRoutes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public void add(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.result("ok"));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context ctx) {
    try {
      database.write(t -> t.answers().forgetOld(clock.millis() - 400L * 86_400_000));
      ctx.result("ready");
    } catch (StorageUnavailable unavailable) {
      ctx.status(503).header("Retry-After", "2").result("the database cannot write");
    }
  }
}
