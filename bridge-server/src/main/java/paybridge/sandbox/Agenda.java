package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What will happen to a payment later, by itself. Done by [Timekeeper].
record Agenda(Handle handle) {
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// What can happen later.
  enum What {
    /// The page's time runs out.
    EXPIRE,
    /// A bank transfer comes to its end; the argument is the card's spelling.
    TRANSFER_ENDS,
    /// Money after the page expired.
    LATE_SUCCESS,
    /// A refund comes to its end; the argument is the refund's id.
    REFUND_ENDS,
    /// The bank lets go of held money.
    LAPSE
  }

  record Entry(long id, String payment, What what, String argument) {}

  void put(Payment payment, What what, String argument, Instant due) {
    handle
        .createUpdate(
            """
            insert into agenda (payment, what, argument, due, lease)
            values (:payment, :what, :argument, :due, 0)
            """)
        .bind("payment", payment.id)
        .bind("what", what.name())
        .bind("argument", argument)
        .bind("due", due.toEpochMilli())
        .execute();
  }

  List<Entry> claim(int most, Instant now) {
    return handle
        .createQuery(
            """
            update agenda set lease = :lease
            where id in (
              select id from agenda where due <= :now and lease <= :now order by due, id limit :most)
            returning id, payment, what, argument
            """)
        .bind("lease", now.plus(LEASE).toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, _) ->
            new Entry(
                row.getLong(1), row.getString(2), What.valueOf(row.getString(3)), row.getString(4)))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingLong(Entry::id))
        .toList();
  }

  void done(Entry entry) {
    handle.createUpdate("delete from agenda where id = :id").bind("id", entry.id()).execute();
  }
}
