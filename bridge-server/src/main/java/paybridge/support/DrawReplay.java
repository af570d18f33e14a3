package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import paybridge.db.OutboxLine;
import paybridge.db.ReplayRow;
import paybridge.ordersync.ReplayPlan;
import paybridge.support.HomePage.Tile;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// Puts the outbox and the replays into words.
final class DrawReplay {
  private DrawReplay() {}

  /// A picture that waits.
  static OutboxPage.Row row(OutboxLine line, long now) {
    boolean parked = line.state().equals("parked");
    var next = line.nextAt();
    boolean telling = !parked && line.leaseUntil() > now;
    boolean due = !parked && !telling && next != null && next <= now;
    return new OutboxPage.Row(
        line.orderId(),
        line.number(),
        line.shop(),
        Shown.word(line.word()),
        Shown.time(line.createdAt()),
        line.sequence(),
        line.tries() == 1 ? "1 try" : line.tries() + " tries",
        why(line, telling),
        parked ? "not by itself" : telling || due ? "now" : Shown.moment(next));
  }

  private static String why(OutboxLine line, boolean telling) {
    if (telling) {
      return "It is being told right now.";
    }
    return switch (line.why()) {
      case "" -> line.tries() == 0 ? "It was not tried yet." : "No answer was kept.";
      case "sent again" -> "It was sent again, and there is no answer yet.";
      default -> sentence(line.why());
    };
  }

  /// With a capital letter and a full stop.
  private static String sentence(String said) {
    var begun = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    return begun.matches("(?s).*[.!?…]") ? begun : begun + ".";
  }

  static String many(long count, String one, String several) {
    return count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, several);
  }

  private static String orders(long count) {
    return many(count, "order", "orders");
  }

  /// Which orders a replay is about.
  static String what(ReplayRow row) {
    var since = row.sinceAt();
    return since == null
        ? many(row.found(), "order that was chosen", "orders that were chosen")
        : "changed since "
            + Shown.moment(since)
            + (row.alsoConfirmed() ? ", also those that the shop has confirmed" : "");
  }

  static Shown.Badge state(ReplayRow row) {
    return switch (row.state()) {
      case "done" -> new Shown.Badge("done", "good");
      case "stopped" -> new Shown.Badge("stopped", "quiet");
      case "told" -> new Shown.Badge("all sent", "wait");
      default ->
          row.misses() > 0 ? new Shown.Badge("waits", "wait") : new Shown.Badge("running", "wait");
    };
  }

  static OutboxPage.Replay item(ReplayRow row, String shop) {
    return new OutboxPage.Replay(
        row.id(),
        shop,
        what(row),
        row.askedBy(),
        Shown.moment(row.askedAt()),
        state(row),
        String.format(
            Locale.ROOT, "%,d of %,d sent, %,d confirmed", row.sent(), row.found(), row.confirmed()));
  }

  static ReplayPage page(ReplayRow row, String shop, Person person) {
    return new ReplayPage(
        Frame.of("Replay for " + shop, "outbox", person),
        row.id(),
        shop,
        what(row),
        row.askedBy(),
        Shown.moment(row.askedAt()),
        state(row),
        sentence(row),
        List.of(
            tile(row.found(), "found", "when it was asked for", "quiet", ""),
            tile(row.sent(), "sent", "handed to the outbox", "quiet", ""),
            tile(row.confirmed(), "confirmed", "by the shop", "good", ""),
            tile(row.open(), "on their way", "the outbox goes on", "wait", ""),
            tile(
                row.parked(), "parked", "the shop did not take them", "bad",
                "/support/outbox?tab=parked&shop=" + row.shopId())),
        leftOut(row),
        row.state().equals("running"),
        row.nextAt() == null);
  }

  private static Tile tile(long figure, String label, String detail, String tone, String link) {
    return new Tile(
        String.format(Locale.ROOT, "%,d", figure),
        label,
        detail,
        null,
        figure == 0 ? "quiet" : tone,
        figure == 0 ? "" : link);
  }

  private static String sentence(ReplayRow row) {
    return switch (row.state()) {
      case "done" -> "All is told that was to be told. It ended " + Shown.moment(row.endedAt()) + ".";
      case "stopped" ->
          row.stoppedBy()
              + " stopped it "
              + Shown.moment(row.endedAt())
              + ". Nothing more is sent; what was on its way then is told all the same.";
      case "told" ->
          "All were handed to the outbox. It tells the shop each of them until it hears, for a week.";
      default ->
          row.misses() == 0
              ? "A few orders are sent at a time, so that fresh news does not wait behind them."
              : "The shop took none of the last ones, so it is left alone until "
                  + Shown.moment(row.nextAt())
                  + " and then tried with one order.";
    };
  }

  private static List<String> leftOut(ReplayRow row) {
    var all = new ArrayList<String>();
    left(all, row.leftConfirmed(), "the shop has confirmed the newest picture");
    left(all, row.leftUnderWay(), "on their way already");
    left(all, row.leftNothing(), "nothing to tell, or the shop is never called");
    left(all, row.newer(), "changed meanwhile: the newer picture is told instead");
    return List.copyOf(all);
  }

  /// Why a replay would leave orders out, one sentence each.
  static List<String> leftOut(ReplayPlan plan) {
    var all = new ArrayList<String>();
    left(all, plan.confirmed(), "the shop has confirmed the newest picture");
    left(all, plan.underWay(), "on their way already");
    left(all, plan.nothing(), "no picture to tell yet");
    left(all, plan.pulls(), "the shop is never called: it asks by itself");
    return List.copyOf(all);
  }

  private static void left(List<String> all, long count, String why) {
    if (count > 0) {
      all.add(orders(count) + ": " + why);
    }
  }

  /// What a replay would do, in one sentence.
  static String sentence(ReplayPlan plan, String shop) {
    var told = plan.tell() == 0 ? "No order" : orders(plan.tell());
    return told
        + " would be told to "
        + shop
        + ", each the newest picture only"
        + (plan.more() ? ". There are more orders than were counted; all of them are looked at." : ".");
  }
}
