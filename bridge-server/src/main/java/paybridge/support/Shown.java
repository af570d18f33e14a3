package paybridge.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;
import paybridge.db.Ids;

/// Values as the console shows them: times in UTC, results by colour and word.
final class Shown {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Shown() {}

  /// A moment. `part`: milliseconds.
  record Time(String iso, String day, String clock, String part) {}

  /// A word with its colour: `good`, `wait`, `bad` or `quiet`.
  record Badge(String word, String tone) {}

  /// Between whom something was said.
  ///
  /// @param code for the drawing: `shop-in`, `shop-out`, `gateway-in`, `gateway-out`, `browser`,
  ///     `staff` or `bridge`
  record Way(String text, String code) {}

  /// How long ago something was. A page that stays open counts on by the moment.
  record Ago(String iso, String age) {
    static Ago of(long at, long now) {
      return new Ago(Instant.ofEpochMilli(at).toString(), Shown.age(now - at));
    }

    /// Only the moment: the age is another one at every look.
    @Override
    public String toString() {
      return iso;
    }
  }

  static Time time(long millis) {
    var at = Instant.ofEpochMilli(millis);
    return new Time(
        at.toString(),
        DAY.format(at),
        CLOCK.format(at),
        "." + String.format(Locale.ROOT, "%03d", Math.floorMod(millis, 1000)));
  }

  /// `2 Nov 2026 10:00:31`, or nothing.
  static String moment(@Nullable Long millis) {
    return millis == null ? "" : DAY.format(Instant.ofEpochMilli(millis)) + " " + CLOCK.format(Instant.ofEpochMilli(millis));
  }

  /// When this id was made, as [#moment].
  static String madeOn(String id) {
    return moment(Ids.millis(id));
  }

  /// How long ago or for how long: `40 s`, `12 min`, `3 h`, `2 days`.
  static String age(long millis) {
    long seconds = Math.max(0, millis / 1000);
    if (seconds < 90) {
      return seconds + " s";
    }
    if (seconds < 90 * 60) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }

  /// How a shop is connected.
  static Badge shop(String state) {
    return switch (state) {
      case "live" -> new Badge("connected", "good");
      case "met" -> new Badge("not reached yet", "wait");
      case "gone" -> new Badge("gone", "bad");
      default -> new Badge("waits for its plugin", "quiet");
    };
  }

  static String money(long minor, String currency) {
    return Money.of(minor, currency).toString();
  }

  static Badge result(String result) {
    return new Badge(
        result,
        switch (result) {
          case "ok", "genuine" -> "good";
          case "refused", "failed", "parked" -> "bad";
          case "unknown", "unproved", "unclear", "retry" -> "wait";
          default -> "quiet";
        });
  }

  /// The state of an operation or an update.
  static Badge state(String state) {
    return new Badge(
        state,
        switch (state) {
          case "done", "delivered" -> "good";
          case "failed", "refused", "parked" -> "bad";
          case "superseded" -> "quiet";
          default -> "wait";
        });
  }

  static Badge word(String word) {
    return new Badge(
        word,
        switch (word) {
          case "paid" -> "good";
          case "pending", "authorized" -> "wait";
          case "declined" -> "bad";
          default -> "quiet";
        });
  }

  static Way way(String direction) {
    var code =
        switch (direction) {
          case "shop→bridge" -> "shop-in";
          case "bridge→shop" -> "shop-out";
          case "gateway→bridge" -> "gateway-in";
          case "bridge→gateway" -> "gateway-out";
          case "browser→bridge" -> "browser";
          case "staff" -> "staff";
          default -> "bridge";
        };
    return new Way(direction.replace("→", " → "), code);
  }
}
