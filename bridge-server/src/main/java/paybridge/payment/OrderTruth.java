package paybridge.payment;

import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Word;

/// What is true about an order, from all its attempts. Money counts whichever attempt it came from;
/// bad news counts only from the newest one.
///
/// @param word the order in one word
/// @param flags in a fixed order: `unknown`, `conflicting`, `disputed`, `differs`, `held`,
///     `paid-twice`, `late`
/// @param authorized sums in minor units of the order's currency
public record OrderTruth(
    Word word,
    List<String> flags,
    long authorized,
    long captured,
    long refunded,
    long refundPending,
    long disputed) {

  /// One attempt of the order.
  ///
  /// @param late money came after the attempt had ended
  /// @param unknown something was sent to the gateway and no answer came
  public record Attempt(int number, Standing standing, boolean late, boolean unknown) {}

  /// The truth about an order with these attempts, oldest first.
  public static OrderTruth of(List<Attempt> attempts) {
    long authorized = 0;
    long captured = 0;
    long refunded = 0;
    long refundPending = 0;
    long disputed = 0;
    int paying = 0;
    boolean unknown = false;
    boolean conflicting = false;
    boolean differs = false;
    boolean held = false;
    boolean late = false;
    for (var attempt : attempts) {
      var s = attempt.standing();
      authorized += s.word() == Word.AUTHORIZED ? s.authorized() : 0;
      captured += s.captured();
      refunded += s.refunded();
      refundPending += s.refundPending();
      disputed += s.disputed();
      paying += s.word().holdsMoney() ? 1 : 0;
      unknown |= attempt.unknown();
      conflicting |= s.conflicting();
      differs |= s.differs() && s.word() == Word.PAID;
      held |= s.heldThoughSale();
      late |= attempt.late();
    }
    var flags = new ArrayList<String>();
    add(flags, unknown, "unknown");
    add(flags, conflicting, "conflicting");
    add(flags, disputed > 0, "disputed");
    add(flags, differs, "differs");
    add(flags, held, "held");
    add(flags, paying > 1, "paid-twice");
    add(flags, late, "late");
    return new OrderTruth(
        word(attempts, authorized, captured, refunded),
        List.copyOf(flags),
        authorized,
        captured,
        refunded,
        refundPending,
        disputed);
  }

  private static Word word(
      List<Attempt> attempts, long authorized, long captured, long refunded) {
    if (captured > refunded) {
      return Word.PAID;
    }
    if (authorized > 0) {
      return Word.AUTHORIZED;
    }
    if (captured > 0) {
      return Word.REFUNDED;
    }
    return attempts.isEmpty() ? Word.PENDING : attempts.getLast().standing().word();
  }

  private static void add(List<String> flags, boolean really, String flag) {
    if (really) {
      flags.add(flag);
    }
  }
}
