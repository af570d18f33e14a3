package paybridge.truth;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.vault.NotOurs;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;

/// Writes lines of the order-sync log. What was said is kept with the line, sealed under the
/// order's key, so that forgetting a person makes it unreadable.
public final class Entries {
  private static final int LONGEST = 500;
  private final Ids ids;
  private final InstantSource clock;
  private final Vault vault;

  public Entries(Ids ids, InstantSource clock, Vault vault) {
    this.ids = ids;
    this.clock = clock;
    this.vault = vault;
  }

  /// A line to be written; what is not known stays null.
  ///
  /// @param body what was said, in the clear; it is sealed before it is kept
  public record Line(
      String direction,
      String what,
      String result,
      String detail,
      @Nullable String messageId,
      @Nullable String updateId,
      @Nullable Long millis,
      @Nullable Long nextAt,
      @Nullable String body) {
    public Line(String direction, String what, String result, String detail) {
      this(direction, what, result, detail, null, null, null, null, null);
    }
  }

  /// Writes a line about an attempt.
  public void write(Tables tables, OrderRow order, @Nullable PaymentRow payment, Line line) {
    write(tables, order, payment == null ? null : payment.id(), line);
  }

  /// As the other, with what was said sealed beforehand by [#seal].
  public void write(
      Tables tables, OrderRow order, PaymentRow payment, Line line, byte[] sealed) {
    insert(tables, order, payment.id(), line, sealed);
  }

  void write(Tables tables, OrderRow order, @Nullable String paymentId, Line line) {
    var said = line.body();
    var body = said == null ? null : seal(vault.orderKey(order.dataKey()), order, said);
    insert(tables, order, paymentId, line, body);
  }

  /// Seals what was said; can be done before a transaction, so that it does not last longer.
  public byte[] seal(OrderKey key, OrderRow order, String said) {
    return key.seal(said.getBytes(StandardCharsets.UTF_8), "entry of " + order.id());
  }

  private void insert(
      Tables tables,
      OrderRow order,
      @Nullable String paymentId,
      Line line,
      byte @Nullable [] body) {
    var detail = line.detail();
    tables
        .entries()
        .insert(
            new EntryRow(
                ids.next(),
                clock.millis(),
                order.shopId(),
                order.id(),
                paymentId,
                line.messageId(),
                line.updateId(),
                line.direction(),
                line.what(),
                line.result(),
                detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail,
                line.millis(),
                line.nextAt(),
                body));
  }

  /// What was said with a line, in the clear; empty when nothing was kept, or when the order was
  /// forgotten while the line was being written: then its key is gone.
  public String said(OrderRow order, EntryRow entry) {
    var body = entry.body();
    try {
      return body == null
          ? ""
          : vault.orderKey(order.dataKey()).unsealText(body, "entry of " + order.id());
    } catch (NotOurs forgotten) {
      return "";
    }
  }
}
