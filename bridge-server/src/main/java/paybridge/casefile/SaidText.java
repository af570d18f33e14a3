package paybridge.casefile;

import paybridge.connector.Incoming;
import paybridge.db.MessageRow;
import paybridge.notification.RawMessage;
import paybridge.notification.ReceiveNotification;
import paybridge.vault.Masking;
import paybridge.vault.Vault;

/// What was said on a wire, masked for the eyes of staff. The path of a message is not shown: it
/// holds the key of an account or of a shopper's return.
public final class SaidText {
  private SaidText() {}

  /// A kept message of a gateway.
  public static String message(Vault vault, MessageRow row) {
    var raw =
        RawMessage.of(
            vault.unseal(row.raw(), ReceiveNotification.about(row.accountId())));
    return message(raw);
  }

  static String message(Incoming raw) {
    var text = new StringBuilder(raw.method()).append('\n');
    text.append(Masking.headers(raw.headers())).append('\n');
    if (!raw.rawQuery().isEmpty()) {
      text.append('\n')
          .append(Masking.text(raw.rawQuery(), "application/x-www-form-urlencoded"))
          .append('\n');
    }
    if (raw.body().length > 0) {
      text.append('\n').append(Masking.body(raw.body(), raw.header("Content-Type").orElse("")));
    }
    return text.toString();
  }

  /// What crossed the wire in a call, as the timeline keeps it: blocks with blank lines between,
  /// each masked by its own look.
  public static String call(String said) {
    var shown = new StringBuilder();
    for (var block : said.split("\n\n", -1)) {
      int end = block.indexOf('\n');
      var head = end < 0 ? block : block.substring(0, end);
      var rest = end < 0 ? "" : block.substring(end + 1);
      boolean headed = head.matches("[A-Z]{3,7} \\S+|[0-9]{3}");
      shown.append(shown.isEmpty() ? "" : "\n\n");
      if (headed) {
        shown.append(head.contains(" ") ? method(head) : head);
        shown.append(rest.isEmpty() ? "" : "\n" + Masking.text(rest, ""));
      } else {
        shown.append(Masking.text(block, ""));
      }
    }
    return shown.toString();
  }

  private static String method(String head) {
    int blank = head.indexOf(' ');
    return head.substring(0, blank) + " " + Masking.address(head.substring(blank + 1));
  }
}
