package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import paybridge.casefile.SaidText;
import paybridge.db.CommentRow;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.support.OrderPage.Step;
import paybridge.truth.Comments;
import paybridge.truth.Entries;
import paybridge.vault.Vault;

/// Draws the timeline of an order: its lines and what staff wrote about it, oldest first.
final class DrawTimeline {
  private final Entries entries;
  private final Comments comments;
  private final Vault vault;

  DrawTimeline(Entries entries, Comments comments, Vault vault) {
    this.entries = entries;
    this.comments = comments;
    this.vault = vault;
  }

  List<Step> draw(ReadOrder read) {
    var messages =
        read.messages().stream().collect(Collectors.toMap(MessageRow::id, Function.identity()));
    var steps = new ArrayList<Step>();
    var written = new ArrayList<>(read.comments());
    for (var entry : read.entries()) {
      while (!written.isEmpty() && written.getFirst().at() < entry.at()) {
        steps.add(comment(read, steps, written.removeFirst()));
      }
      steps.add(line(read, steps, entry, messages));
    }
    written.forEach(row -> steps.add(comment(read, steps, row)));
    return steps;
  }

  private Step line(
      ReadOrder read, List<Step> before, EntryRow entry, Map<String, MessageRow> messages) {
    var message = Optional.ofNullable(entry.messageId()).map(messages::get);
    var raw = raw(read, entry, message);
    var at = Shown.time(entry.at());
    return new Step(
        at,
        newDay(before, at),
        after(entry.at() - began(read)),
        Shown.way(entry.direction()),
        entry.what(),
        Shown.result(entry.result()),
        entry.detail(),
        entry.millis() == null ? "" : entry.millis() + " ms",
        Shown.moment(entry.nextAt()),
        message.map(DrawTimeline::verdict).orElse(""),
        raw,
        raw.isEmpty() ? "" : SaidThing.address(read.order(), entry, message),
        false);
  }

  private Step comment(ReadOrder read, List<Step> before, CommentRow row) {
    var at = Shown.time(row.at());
    return new Step(
        at,
        newDay(before, at),
        after(row.at() - began(read)),
        Shown.way("staff"),
        "comment by " + read.name(row.staffId()),
        Shown.result("note"),
        comments.text(read.order(), row),
        "",
        "",
        "",
        "",
        "",
        true);
  }

  private static boolean newDay(List<Step> before, Shown.Time at) {
    return before.isEmpty() || !before.getLast().at().day().equals(at.day());
  }

  private static long began(ReadOrder read) {
    return read.entries().isEmpty() ? Long.MAX_VALUE : read.entries().getFirst().at();
  }

  /// What was thought of a message's signature, and why.
  static String verdict(MessageRow message) {
    return message.verdict()
        + (message.copies() > 1 ? ", heard " + message.copies() + " times" : "")
        + (message.why().isEmpty() ? "" : ": " + message.why());
  }

  private String raw(ReadOrder read, EntryRow entry, Optional<MessageRow> message) {
    if (message.isPresent()) {
      return SaidText.message(vault, message.get());
    }
    var said = entries.said(read.order(), entry);
    return said.isEmpty() ? "" : SaidText.call(said);
  }

  /// `+0.031 s`, `+12 min`: how long after the first line.
  static String after(long millis) {
    if (millis <= 0) {
      return "";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "+%.3f s", millis / 1000.0);
    }
    long minutes = millis / 60_000;
    return minutes < 120
        ? "+" + minutes + " min"
        : minutes < 48 * 60 ? "+" + minutes / 60 + " h" : "+" + minutes / 1440 + " days";
  }
}
