package paybridge.bridge;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.api.ApiRoutes;
import paybridge.api.ApiTokens;
import paybridge.api.OrderCalls;
import paybridge.api.OrderReads;
import paybridge.db.Leases;
import paybridge.sandbox.SandboxGateway;
import paybridge.support.People;
import paybridge.support.SupportRoutes;
import paybridge.web.AssetRoutes;
import paybridge.web.HealthRoutes;
import paybridge.web.HintRoutes;
import paybridge.web.MetricsRoutes;
import paybridge.web.NotificationRoutes;
import paybridge.web.Pages;
import paybridge.web.PayRoutes;
import paybridge.web.ReferenceRoutes;
import paybridge.web.ReturnRoutes;
import paybridge.web.PluginRoutes;
import paybridge.web.ShopRoutes;
import paybridge.web.ShopperPages;
import paybridge.wire.GuardedWire;
import paybridge.wire.HostPort;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Step;
import paybridge.work.Worker;

/// A running bridge: books, rooms, HTTP server and the worker that turns the steps.
public final class Bridge implements AutoCloseable {
  /// How a bridge is run.
  ///
  /// @param data the data directory
  /// @param postgres a JDBC URL, or null for SQLite in `data`
  /// @param host the address to listen on
  /// @param publicUrl how the outside reaches it, no slash at the end
  /// @param sandbox serve the sandbox gateway under `/sandbox`
  /// @param exceptions hosts that may be private or speak plain HTTP
  /// @param privateAllowed demo and tests only
  public record Options(
      Path data,
      @Nullable String postgres,
      String host,
      int port,
      String publicUrl,
      boolean sandbox,
      Set<HostPort> exceptions,
      boolean privateAllowed,
      Duration gatewayPatience) {}

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final Books books;
  private final OpenedBooks opened;
  private final GuardedWire wire;
  private final Parts parts;
  private final People people;
  private final ApiTokens apiTokens;
  private final SupportRoutes support;
  private final Javalin server;
  private final @Nullable SandboxGateway sandbox;

  /// Who turns the steps.
  public enum Turning {
    /// The worker, as in the server.
    BY_WORKER,
    /// Whoever holds [#parts], as in a test.
    BY_HAND
  }

  public Bridge(Options options, InstantSource clock, Chance chance) {
    this(options, clock, chance, Turning.BY_WORKER);
  }

  public Bridge(Options options, InstantSource clock, Chance chance, Turning turning) {
    opened = OpenedBooks.open(options.data(), options.postgres(), clock, chance);
    books = opened.books();
    if (opened.lock() != null) {
      // The file is ours alone: whoever held these leases is dead.
      books.database().write(t -> Leases.endAll(t, clock.millis()));
    }
    var made = new AtomicReference<Parts>();
    wire =
        new GuardedWire(
            new Egress(
                books.database(),
                () -> Objects.requireNonNull(made.get()).directory,
                () -> Objects.requireNonNull(made.get()).moveShop.asked(),
                clock,
                options.publicUrl(),
                options.exceptions(),
                options.privateAllowed()),
            WireLimits.standard());
    parts =
        new Parts(
            new Parts.Outside(
                books.database(),
                books.vault(),
                clock,
                chance,
                wire,
                threads,
                worker,
                options.publicUrl(),
                options.gatewayPatience()));
    made.set(parts);
    people = new People(books.database(), parts.ids, clock, chance);
    apiTokens = new ApiTokens(books.database(), parts.ids, clock, chance);
    sandbox = options.sandbox() ? new SandboxGateway(options.data(), clock, chance, wire) : null;
    var pages = new Pages();
    support =
        new SupportRoutes(
            books.database(), parts.directory, books.vault(), clock, chance, parts.entries,
            parts.comments, parts.serveStaff, parts.replays, parts.makePlugin, parts.gateways, people,
            pages, options.publicUrl());
    server = Server.start(options.host(), options.port(), rooms(clock, pages));
    if (turning == Turning.BY_WORKER) {
      steps().forEach(worker::turn);
    }
    if (sandbox != null) {
      sandbox.steps().forEach(worker::turn);
    }
  }

  private List<Consumer<RoutesConfig>> rooms(InstantSource clock, Pages pages) {
    var shopperPages = new ShopperPages(pages);
    var rooms = new ArrayList<Consumer<RoutesConfig>>();
    rooms.add(
        new HintRoutes(
                books.database(), parts.directory, clock, parts.ids, parts.connectShop,
                shopperPages, worker)
            ::add);
    rooms.add(new ShopRoutes(parts.shopCalls, clock)::add);
    rooms.add(new PluginRoutes(parts.directory, parts.pluginUpdates)::add);
    rooms.add(new NotificationRoutes(parts.directory, clock, parts.ids, parts.receive)::add);
    rooms.add(new PayRoutes(parts.showPage, shopperPages)::add);
    rooms.add(new ReturnRoutes(parts.hearReturn, shopperPages, clock)::add);
    rooms.add(new AssetRoutes()::add);
    rooms.add(new HealthRoutes(books.database(), clock)::add);
    rooms.add(support::add);
    rooms.add(
        new ApiRoutes(
                apiTokens, parts.ids, new OrderReads(books.database()),
                new OrderCalls(books.database(), parts.answers, parts.serveStaff, parts.ids))
            ::add);
    rooms.add(new MetricsRoutes(books.database(), clock, parts.ids)::add);
    rooms.add(new ReferenceRoutes(pages)::add);
    if (sandbox != null) {
      rooms.add(routes -> sandbox.routes(routes, "/sandbox"));
    }
    return rooms;
  }

  public Parts parts() {
    return parts;
  }

  /// Everything that happens by itself, around the books and for those who look as well.
  public List<Step> steps() {
    return Stream.of(parts.steps(), opened.steps(), support.steps()).flatMap(List::stream).toList();
  }

  /// How many open pages of the console are kept fresh.
  public int openPages() {
    return support.open();
  }

  public People people() {
    return people;
  }

  /// Every route that is served, as `GET /support`.
  public List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(it -> it.endpoint.method.name() + " " + it.endpoint.path)
        .toList();
  }

  public ApiTokens apiTokens() {
    return apiTokens;
  }

  public int port() {
    return server.port();
  }

  /// Stops taking calls, lets those at work finish, closes the books.
  @Override
  public void close() {
    support.close();
    try {
      server.stop();
    } catch (RuntimeException slow) {
      // A call that did not finish in time is cut; what it had committed stays.
      LOG.warn("not every call finished in time: {}", slow.getMessage());
    }
    worker.close();
    threads.close();
    if (sandbox != null) {
      sandbox.close();
    }
    wire.close();
    opened.close();
  }
}
