package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Notifications on their way out. Written in the transaction of the news; sent by [Notifier].
record Outbox(Handle handle) {
  /// A claim that is not finished is free again after this time.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// One notification.
  ///
  /// @param event its id, the same in every try
  /// @param spoiled sign it with a key nobody knows
  /// @param tries how often it was sent before
  record Letter(
      long id,
      String merchant,
      String event,
      String url,
      String body,
      boolean spoiled,
      int tries) {}

  void put(Payment payment, String event, String body, boolean spoiled, Instant due) {
    insert(payment, event, body, spoiled, due, "waiting");
  }

  /// Writes down a notification that will never be sent.
  void lose(Payment payment, String event, String body, Instant now) {
    insert(payment, event, body, false, now, "lost");
  }

  private void insert(
      Payment payment, String event, String body, boolean spoiled, Instant due, String state) {
    handle
        .createUpdate(
            """
            insert into outbox (merchant, event, url, body, spoiled, tries, due, lease, state)
            values (:merchant, :event, :url, :body, :spoiled, 0, :due, 0, :state)
            """)
        .bind("merchant", payment.merchant)
        .bind("event", event)
        .bind("url", payment.notifyUrl)
        .bind("body", body)
        .bind("spoiled", spoiled ? 1 : 0)
        .bind("due", due.toEpochMilli())
        .bind("state", state)
        .execute();
  }

  /// Takes what is due; nobody else gets it until the lease is over.
  List<Letter> claim(int most, Instant now) {
    return handle
        .createQuery(
            """
            update outbox set lease = :lease
            where id in (
              select id from outbox where state = 'waiting' and due <= :now and lease <= :now
              order by due, id limit :most)
            returning id, merchant, event, url, body, spoiled, tries
            """)
        .bind("lease", now.plus(LEASE).toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, _) ->
            new Letter(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6) == 1,
                row.getInt(7)))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingLong(Letter::id))
        .toList();
  }

  void delivered(Letter letter) {
    end(letter, "delivered");
  }

  void givenUp(Letter letter) {
    end(letter, "given-up");
  }

  void again(Letter letter, Instant due) {
    handle
        .createUpdate("update outbox set tries = tries + 1, lease = 0, due = :due where id = :id")
        .bind("due", due.toEpochMilli())
        .bind("id", letter.id())
        .execute();
  }

  private void end(Letter letter, String state) {
    handle
        .createUpdate("update outbox set tries = tries + 1, state = :state where id = :id")
        .bind("state", state)
        .bind("id", letter.id())
        .execute();
  }
}
