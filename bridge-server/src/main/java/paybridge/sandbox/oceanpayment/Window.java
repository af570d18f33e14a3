package paybridge.sandbox.oceanpayment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/// The time window and the page that a list is asked for (contract sections 13.2 and 13.3).
///
/// @param page from 1
/// @param size entries on a page
record Window(Instant from, Instant to, int page, int size) {
  /// The look-back of this interface: six months.
  static final Duration LOOK_BACK = Duration.ofDays(184);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static Window of(Asked asked, Instant now, List<String> sizes) throws Refusal {
    var from = time(asked, "order_beginDate");
    var to = time(asked, "order_endDate");
    if (to.isBefore(from)) {
      throw new Refusal(Refusal.OTHER, "order_endDate is before order_beginDate");
    }
    if (from.isBefore(now.minus(LOOK_BACK))) {
      throw new Refusal(Refusal.OTHER, "only the last six months can be asked about");
    }
    var page = asked.has("pages") ? asked.get("pages") : "1";
    if (!page.matches("[0-9]{1,6}")) {
      throw new Refusal(Refusal.OTHER, "pages is not a number");
    }
    var size = asked.has("count") ? asked.get("count") : sizes.getFirst();
    if (!sizes.contains(size)) {
      throw new Refusal(Refusal.OTHER, "count is none of " + sizes);
    }
    // The published sample sends page 0 (section 13.3): it is the first one, too.
    return new Window(
        from, to, Math.max(1, Integer.parseInt(page)), Integer.parseInt(size));
  }

  private static Instant time(Asked asked, String name) throws Refusal {
    try {
      return LocalDateTime.parse(asked.need(name), TIME).toInstant(Replies.ZONE);
    } catch (DateTimeException wrong) {
      throw new Refusal(Refusal.OTHER, name + " is not yyyy-MM-dd HH:mm:ss");
    }
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }
}
