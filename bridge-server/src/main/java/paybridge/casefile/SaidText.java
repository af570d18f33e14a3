package paybridge.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import paybridge.connector.Incoming;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.db.MessageRow;
import paybridge.notification.RawMessage;
import paybridge.notification.ReceiveNotification;
import paybridge.vault.Masking;
import paybridge.vault.Vault;

/// What was said on a wire, masked for the eyes of staff. The path of a message is not shown: it
/// holds the key of an account or of a shopper's return.
public final class SaidText {
  private SaidText() {}

  /// One part of what was said, masked.
  ///
  /// @param name what it is, for people: `Headers`, `Query`, `Body`, `Request`, `Reply`
  /// @param head the line before it, such as `POST` or `200`; may be empty
  /// @param text may be empty
  public record Part(String name, String head, String text) {}

  /// A kept message of a gateway.
  public static String message(Vault vault, MessageRow row) {
    return message(raw(vault, row));
  }

  /// The same in parts.
  public static List<Part> parts(Vault vault, MessageRow row) {
    return parts(raw(vault, row));
  }

  private static Incoming raw(Vault vault, MessageRow row) {
    return RawMessage.of(vault.unseal(row.raw(), ReceiveNotification.about(row.accountId())));
  }

  /// What a message says in our words, for its times and the gateway's own spelling; empty when it is
  /// not proved, or says nothing of a payment.
  ///
  /// @param read how its gateway is read
  public static Optional<Report> report(
      Vault vault, MessageRow row, Function<Incoming, Reading> read) {
    return read.apply(raw(vault, row)) instanceof Reading.Genuine genuine
        ? genuine.reports().stream().findFirst()
        : Optional.empty();
  }

  static String message(Incoming raw) {
    var parts = parts(raw);
    var text = new StringBuilder(raw.method()).append('\n');
    text.append(parts.getFirst().text()).append('\n');
    for (var part : parts.subList(1, parts.size())) {
      text.append('\n').append(part.text()).append(part.name().equals("Query") ? "\n" : "");
    }
    return text.toString();
  }

  private static List<Part> parts(Incoming raw) {
    var parts = new ArrayList<Part>();
    parts.add(new Part("Headers", raw.method(), Masking.headers(raw.headers())));
    if (!raw.rawQuery().isEmpty()) {
      parts.add(
          new Part(
              "Query", "", Masking.text(raw.rawQuery(), "application/x-www-form-urlencoded")));
    }
    if (raw.body().length > 0) {
      parts.add(
          new Part("Body", "", Masking.body(raw.body(), raw.header("Content-Type").orElse(""))));
    }
    return parts;
  }

  /// What crossed the wire in a call, as the timeline keeps it: blocks with blank lines between,
  /// each masked by its own look.
  public static String call(String said) {
    return callParts(said).stream()
        .map(it -> it.head() + (it.head().isEmpty() || it.text().isEmpty() ? "" : "\n") + it.text())
        .collect(Collectors.joining("\n\n"));
  }

  /// The same in parts.
  public static List<Part> callParts(String said) {
    var parts = new ArrayList<Part>();
    for (var block : said.split("\n\n", -1)) {
      int end = block.indexOf('\n');
      var head = end < 0 ? block : block.substring(0, end);
      var rest = end < 0 ? "" : block.substring(end + 1);
      if (!head.matches("[A-Z]{3,7} \\S+|[0-9]{3}")) {
        parts.add(new Part("Text", "", Masking.text(block, "")));
      } else {
        boolean asks = head.contains(" ");
        parts.add(
            new Part(
                asks ? "Request" : "Reply",
                asks ? method(head) : head,
                rest.isEmpty() ? "" : Masking.text(rest, "")));
      }
    }
    return parts;
  }

  private static String method(String head) {
    int blank = head.indexOf(' ');
    return head.substring(0, blank) + " " + Masking.address(head.substring(blank + 1));
  }
}
