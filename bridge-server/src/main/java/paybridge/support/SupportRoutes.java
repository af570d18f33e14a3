package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import paybridge.casefile.CaseFiles;
import paybridge.checkout.ServeStaff;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.ordersync.Replays;
import paybridge.shop.Directory;
import paybridge.shop.GatewayCalls;
import paybridge.shop.MakePlugin;
import paybridge.truth.Comments;
import paybridge.truth.Entries;
import paybridge.vault.Vault;
import paybridge.web.Pages;
import paybridge.support.SupportPages.Frame;
import paybridge.work.Chance;
import paybridge.work.Step;

/// `/support`: the console of the people who help customers. Begin here, then [Desk], which stands
/// before every page.
public final class SupportRoutes {
  private final SignInRoutes signIn;
  private final HomeRoutes home;
  private final HomeLive live;
  private final LogRoutes log;
  private final OrderListRoutes orderList;
  private final ViewRoutes views;
  private final SearchRoutes search;
  private final MessageRoutes messages;
  private final OrderRoutes orders;
  private final SaidRoutes said;
  private final CommentRoutes comments;
  private final OutboxRoutes outbox;
  private final ReplayRoutes replays;
  private final CaseRoutes cases;
  private final ShopRoutes shops;
  private final MeRoutes me;
  private final PeopleRoutes people;
  private final String css;

  /// @param publicUrl how the console is reached; by https its cookies travel nowhere else
  public SupportRoutes(
      Database database,
      Directory directory,
      Vault vault,
      InstantSource clock,
      Chance chance,
      Entries entries,
      Comments written,
      ServeStaff serve,
      Replays askedReplays,
      MakePlugin makePlugin,
      GatewayCalls gateways,
      People people,
      Pages templates,
      String publicUrl) {
    var pages = new SupportPages(templates);
    var sessions = new Sessions(database, vault, clock, chance);
    var desk =
        new Desk(sessions, pages, new ShopOf(database), publicUrl.startsWith("https:"));
    me =
        new MeRoutes(
            desk, pages, database, new SecondFactor(vault, clock), people, chance, clock);
    this.people = new PeopleRoutes(desk, pages, database, people, clock, publicUrl);
    signIn = new SignInRoutes(desk, sessions, pages);
    var readHome = new ReadHome(clock, new ReadFarEnds(gateways::rests));
    live =
        new HomeLive(
            clock,
            () -> database.read(t -> readHome.of(t, Frame.outside("Home"))),
            pages,
            token -> sessions.who(token).filter(it -> it.access().everyShop()).isPresent());
    home = new HomeRoutes(desk, pages, database, readHome, live);
    var savedViews = new SavedViews(new Ids(clock, chance), clock);
    log = new LogRoutes(desk, pages, database, savedViews, clock);
    orderList = new OrderListRoutes(desk, pages, database, savedViews, clock);
    views = new ViewRoutes(desk, pages, database, savedViews);
    search = new SearchRoutes(desk, pages, database, directory, vault.keyedHash());
    messages = new MessageRoutes(desk, pages, database, directory, vault);
    var tokens = new Tokens(chance);
    var order =
        new ShowOrder(
            pages, database,
            new DrawOrder(directory, new DrawTimeline(entries, written, vault), tokens));
    said = new SaidRoutes(desk, pages, order, directory, entries, vault);
    comments = new CommentRoutes(desk, order, database, written);
    var buttons =
        new OrderButtons(
            database, clock, serve,
            new CaseFiles(database, vault, clock, chance, entries, templates));
    orders = new OrderRoutes(desk, pages, order, buttons);
    outbox = new OutboxRoutes(desk, pages, database, clock, buttons, tokens);
    replays = new ReplayRoutes(desk, pages, database, clock, askedReplays, outbox, tokens);
    cases = new CaseRoutes(desk, pages, database, clock, entries);
    shops = new ShopRoutes(desk, pages, database, directory, makePlugin);
    css = css();
  }

  public void add(RoutesConfig routes) {
    routes.get("/assets/support.css", this::style);
    signIn.add(routes);
    home.add(routes);
    log.add(routes);
    orderList.add(routes);
    views.add(routes);
    search.add(routes);
    messages.add(routes);
    orders.add(routes);
    said.add(routes);
    comments.add(routes);
    outbox.add(routes);
    replays.add(routes);
    cases.add(routes);
    shops.add(routes);
    me.add(routes);
    people.add(routes);
  }

  /// What the console does by itself.
  public List<Step> steps() {
    return List.of(live);
  }

  /// How many open pages are kept fresh.
  public int open() {
    return live.open();
  }

  /// Ends what would otherwise go on for as long as somebody looks.
  public void close() {
    live.close();
  }

  private void style(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=3600")
        .header("X-Content-Type-Options", "nosniff")
        .contentType("text/css; charset=utf-8")
        .result(css);
  }

  private static String css() {
    try (var in = SupportRoutes.class.getResourceAsStream("/templates/assets/support.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
