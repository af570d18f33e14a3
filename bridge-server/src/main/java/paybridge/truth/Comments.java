package paybridge.truth;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import paybridge.db.CommentRow;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// What staff write about an order. It is kept as what was said on a wire is: sealed under the order's
/// key, so that forgetting the person makes it unreadable.
public final class Comments {
  /// Characters in one comment.
  public static final int LONGEST = 2_000;

  private static final String FORGOTTEN = "(erased, because the customer asked to be forgotten)";
  private final Ids ids;
  private final InstantSource clock;
  private final Vault vault;

  public Comments(Ids ids, InstantSource clock, Vault vault) {
    this.ids = ids;
    this.clock = clock;
    this.vault = vault;
  }

  /// Writes a comment. Inside a transaction; the order is locked, so that a comment is never sealed
  /// under a key that is just being destroyed.
  ///
  /// @param text at most [#LONGEST] characters
  public void write(Tables t, String orderId, String staffId, String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a comment of " + text.length() + " characters");
    }
    var order = t.orders().lock(orderId);
    var sealed =
        vault
            .orderKey(order.dataKey())
            .seal(text.getBytes(StandardCharsets.UTF_8), about(orderId));
    t.comments().insert(new CommentRow(ids.next(), orderId, staffId, clock.millis(), sealed));
  }

  /// What was written, in the clear; a sentence in its place once the person was forgotten.
  public String text(OrderRow order, CommentRow comment) {
    var sealed = comment.text();
    try {
      return sealed == null
          ? FORGOTTEN
          : vault.orderKey(order.dataKey()).unsealText(sealed, about(order.id()));
    } catch (NotOurs forgotten) {
      return FORGOTTEN;
    }
  }

  private static String about(String orderId) {
    return "comment on " + orderId;
  }
}
