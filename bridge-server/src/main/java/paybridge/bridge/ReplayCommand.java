package paybridge.bridge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.comparing.FindOrders;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.ordersync.ReplayPlan;
import paybridge.ordersync.Replays;
import paybridge.ordersync.SinceText;
import paybridge.truth.Entries;
import paybridge.truth.TellAgain;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Has a shop told again: about one order, or about all that changed since a moment. The books get it;
/// the running bridge does it.
@Command(
    name = "replay",
    description = {
      "Tell a shop again what an order is now, or all its orders that changed since a",
      "moment; each the newest picture only. It is written into the books and sent by",
      "the running bridge, a few at a time. --dry-run says what would be sent."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final String WHO = "the command line";

  @Parameters(
      paramLabel = "ORDER",
      arity = "0..1",
      description = "The number the customer knows, the shop's id of the order, or a reference.")
  private @Nullable String order;

  @Option(names = "--shop", paramLabel = "NAME", description = "Which shop.")
  private @Nullable String shop;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "All orders of --shop that changed since then: 2026-11-02 or 2026-11-02T10:00, in UTC.")
  private @Nullable String since;

  @Option(
      names = "--also-confirmed",
      fallbackValue = "true",
      description = "With --since: also those that the shop has confirmed.")
  private boolean alsoConfirmed;

  @Option(names = "--dry-run", fallbackValue = "true", description = "Only say what would be sent.")
  private boolean dryRun;

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  /// What was found and done.
  ///
  /// @param replay the id of the replay that was begun, or empty
  /// @param tell orders that are told
  /// @param confirmed left out, as are the next three
  record Replayed(
      boolean dryRun,
      String shop,
      String replay,
      long tell,
      long confirmed,
      long underWay,
      long nothing,
      long neverCalled,
      boolean more) {}

  @Override
  public Integer call() {
    if ((order == null) == (since == null)) {
      throw wrong("Give either an ORDER or --shop NAME with --since T.");
    }
    var clock = InstantSource.system();
    var chance = Chance.real();
    try (var books = Books.open(options.data(), options.database(), chance)) {
      var ids = new Ids(clock, chance);
      var again = new TellAgain(clock, new Entries(ids, clock, books.vault()));
      var replays = new Replays(books.database(), clock, ids, again, _ -> {});
      if (order != null) {
        one(books, replays, again, order);
      } else {
        all(books, replays, ids, clock.instant(), since == null ? "" : since);
      }
      return 0;
    }
  }

  private void one(Books books, Replays replays, TellAgain again, String wanted) {
    var found = books.database().read(t -> found(t, wanted));
    if (found.size() != 1) {
      throw wrong(
          found.isEmpty()
              ? "No order" + (shop == null ? "" : " of the shop " + shop)
                  + " has the number, id or reference " + wanted + "."
              : "Several shops have an order " + wanted + ". Say which by --shop: "
                  + books.database().read(t -> names(t, found)) + ".");
    }
    var row = found.getFirst();
    var name = books.database().read(t -> names(t, found));
    var plan = replays.plan(List.of(row.id()));
    if (dryRun) {
      say(name, "", plan, "Order " + row.number() + ": " + (plan.tell() > 0 ? "it would be told to " + name + "." : left(plan)));
      return;
    }
    var told = books.database().write(t -> again.tell(t, row.id(), "by " + WHO));
    say(
        name,
        "",
        plan,
        told.verdict() == TellAgain.Verdict.TOLD
            ? "Picture " + told.sequence() + " of order " + row.number()
                + " is sent to " + name + " as soon as the bridge runs."
            : "Nothing is sent: the order " + told.verdict().sentence() + ".");
  }

  private List<OrderRow> found(Tables t, String wanted) {
    return FindOrders.any(t, wanted).stream()
        .filter(it -> shop == null || name(t, it).equals(shop))
        .toList();
  }

  private static String name(Tables t, OrderRow order) {
    return t.shops().find(order.shopId()).orElseThrow().name();
  }

  private static String names(Tables t, List<OrderRow> orders) {
    return orders.stream().map(it -> name(t, it)).distinct().collect(Collectors.joining(", "));
  }

  private void all(Books books, Replays replays, Ids ids, Instant now, String typed) {
    var from =
        SinceText.read(typed)
            .filter(at -> !at.isAfter(now))
            .orElseThrow(
                () -> wrong("--since wants a moment that has been, such as 2026-11-02T10:00, not '" + typed + "'."));
    var wish = new Replays.Since(shop(books), from.toEpochMilli(), alsoConfirmed);
    var plan = replays.plan(wish);
    var name = wish.shop().name();
    if (dryRun || (plan.tell() == 0 && !plan.more())) {
      say(name, "", plan, (dryRun ? "Would tell " : "Tells ") + count(plan, name) + left(plan));
      return;
    }
    var begun = replays.begin(wish, WHO, "command " + ids.next());
    say(
        name,
        begun.id(),
        plan,
        "Tells "
            + count(plan, name)
            + left(plan)
            + "\nIt is sent as soon as the bridge runs. How far it is: "
            + options.publicUrl()
            + "/support/replays/"
            + begun.id());
  }

  private ShopRow shop(Books books) {
    var name = shop;
    if (name == null) {
      throw wrong("--since wants a shop: --shop NAME.");
    }
    return books
        .database()
        .read(t -> t.shops().findByName(name))
        .orElseThrow(() -> wrong("There is no shop " + name + "."));
  }

  private static String count(ReplayPlan plan, String name) {
    return (plan.more() ? "at least " : "") + plan.tell() + (plan.tell() == 1 ? " order to " : " orders to ") + name + ".";
  }

  private static String left(ReplayPlan plan) {
    return part(plan.confirmed(), "left out because the shop has confirmed the newest picture")
        + part(plan.underWay(), "on their way already")
        + part(plan.nothing(), "without a picture yet")
        + part(plan.pulls(), "not sent because the shop is never called: it asks by itself");
  }

  private static String part(long count, String what) {
    return count == 0 ? "" : "\n  " + count + " " + what;
  }

  private void say(String name, String replay, ReplayPlan plan, String text) {
    output.say(
        new Replayed(
            dryRun, name, replay, plan.tell(), plan.confirmed(), plan.underWay(), plan.nothing(),
            plan.pulls(), plan.more()),
        text);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
