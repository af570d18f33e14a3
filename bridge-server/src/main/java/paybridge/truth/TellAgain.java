package paybridge.truth;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;

/// Sends the newest picture of an order to its shop again, because a person wants it: the one rule of
/// every button, command and call that does so. It only makes due what the outbox knows how to send,
/// and never what is on its way this moment.
public final class TellAgain {
  /// The line is about the order, not about one attempt.
  private static final @Nullable PaymentRow ABOUT_NONE = null;

  private final InstantSource clock;
  private final Entries entries;

  public TellAgain(InstantSource clock, Entries entries) {
    this.clock = clock;
    this.entries = entries;
  }

  /// What comes of it.
  public enum Verdict {
    /// It is sent.
    TOLD("is told"),
    /// The order has no picture yet.
    NOTHING("has nothing to tell yet"),
    /// It is being sent this moment, or is the next to be.
    UNDER_WAY("is on its way already"),
    /// Nobody calls this shop: it asks by itself.
    PULLS("belongs to a shop that is never called: it asks by itself"),
    /// This form was sent before.
    ALREADY("was told by this form already");

    private final String sentence;

    Verdict(String sentence) {
      this.sentence = sentence;
    }

    /// What an order then does, as the end of a sentence.
    public String sentence() {
      return sentence;
    }
  }

  /// @param picture the newest picture, if there is one
  public record Told(Verdict verdict, Optional<UpdateRow> picture) {
    /// Whether the shop is told it, now or already at this moment.
    public boolean sent() {
      return verdict == Verdict.TOLD || verdict == Verdict.UNDER_WAY;
    }

    /// Its number; 0 when there is none.
    public long sequence() {
      return picture.map(UpdateRow::sequence).orElse(0L);
    }
  }

  /// What would come of it now. Inside a transaction; changes nothing.
  public Told would(Tables t, OrderRow order) {
    long now = clock.millis();
    var newest = t.updates().newest(order.id());
    boolean called =
        t.shops().find(order.shopId()).filter(shop -> !shop.callback().isEmpty()).isPresent();
    var verdict =
        newest
            .map(
                picture ->
                    !called
                        ? Verdict.PULLS
                        : underWay(picture, now) ? Verdict.UNDER_WAY : Verdict.TOLD)
            .orElse(Verdict.NOTHING);
    return new Told(verdict, newest);
  }

  /// Sends it, and writes into the timeline who wanted that. Inside a transaction.
  ///
  /// @param orderId of an order that exists
  /// @param by what stands in the timeline behind the picture's number
  public Told tell(Tables t, String orderId, String by) {
    t.orders().hold(orderId);
    var order = t.orders().find(orderId).orElseThrow();
    var would = would(t, order);
    if (would.verdict() != Verdict.TOLD) {
      return would;
    }
    var picture = would.picture().orElseThrow();
    if (t.updates().again(picture.id(), clock.millis()) == 0) {
      return new Told(Verdict.UNDER_WAY, would.picture());
    }
    entries.write(
        t,
        order,
        ABOUT_NONE,
        new Entries.Line("staff", "send again", "ok", "picture " + picture.sequence() + ", " + by));
    return would;
  }

  private static boolean underWay(UpdateRow picture, long now) {
    var next = picture.nextAt();
    return picture.state().equals("due")
        && (picture.leaseUntil() > now || (next != null && next <= now));
  }
}
