package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import paybridge.checkout.Problems;
import paybridge.db.Database;
import paybridge.db.Ids;

/// `/metrics` for Prometheus: requests by route and status, and how the books stand. Served to
/// callers on the same machine only: the connection must come from a loopback address, and it must
/// not carry what proxies add to a request of somebody else.
///
/// Routes are counted by their template, never by their address: addresses hold tokens and would
/// make a new row each.
public final class MetricsRoutes {
  private static final String BEGAN = "paybridge.began";
  private static final List<String> PASSED_ON =
      List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");
  private static final Duration[] STEPS = {
    Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final BookFigures books;
  private final InstantSource clock;
  private final Ids ids;

  public MetricsRoutes(Database database, InstantSource clock, Ids ids) {
    this.clock = clock;
    this.ids = ids;
    books = new BookFigures(database, clock);
    books.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
  }

  public void add(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(BEGAN, clock.instant()));
    routes.after(this::count);
    routes.get("/metrics", this::show);
  }

  private void show(Context ctx) {
    if (!fromHere(ctx)) {
      ProblemPages.answer(
          ctx,
          Problems.no(403, "not-allowed", "Figures are served on the same machine only."),
          ids.next());
      return;
    }
    books.refresh();
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }

  private static boolean fromHere(Context ctx) {
    try {
      // An address, not a name: nothing is looked up.
      return InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress()
          && PASSED_ON.stream().allMatch(header -> ctx.header(header) == null);
    } catch (UnknownHostException odd) {
      return false;
    }
  }

  private void count(Context ctx) {
    Instant began = ctx.attribute(BEGAN);
    if (began == null) {
      return;
    }
    var route = ctx.endpoints().lastHttpEndpoint();
    Timer.builder("paybridge.http.requests")
        .description("Requests, by route and status")
        .tag("method", route == null ? "other" : route.method.name())
        .tag("route", route == null ? "none" : route.path)
        .tag("status", String.valueOf(ctx.statusCode()))
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(Duration.between(began, clock.instant()));
  }
}
