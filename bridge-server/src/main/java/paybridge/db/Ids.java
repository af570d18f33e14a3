package paybridge.db;

import java.time.InstantSource;
import paybridge.work.Chance;

/// Makes ULIDs: 26 characters that sort by time of making, also within one millisecond. They name
/// rows and prove nothing.
public final class Ids {
  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private final InstantSource clock;
  private final Chance chance;
  private long last = -1;
  private long high;
  private long low;

  public Ids(InstantSource clock, Chance chance) {
    this.clock = clock;
    this.chance = chance;
  }

  /// The next id; always greater than every one made before by this maker.
  public synchronized String next() {
    long now = clock.millis();
    if (now > last) {
      last = now;
      var random = chance.bytes(10);
      high = bits(random, 0);
      low = bits(random, 5);
    } else if (++low >= 1L << 40) {
      low = 0;
      high++;
    }
    return write(last, high, low);
  }

  /// Less than every id made at or after this moment, greater than those made before.
  ///
  /// @param millis UTC milliseconds
  public static String madeAt(long millis) {
    return write(millis, 0, 0);
  }

  /// When an id was made; UTC milliseconds.
  public static long millis(String id) {
    long time = 0;
    for (int i = 0; i < 10; i++) {
      time = time << 5 | BASE32.indexOf(id.charAt(i));
    }
    return time;
  }

  private static long bits(byte[] random, int from) {
    long bits = 0;
    for (int i = from; i < from + 5; i++) {
      bits = bits << 8 | (random[i] & 0xff);
    }
    return bits;
  }

  private static String write(long time, long high, long low) {
    var text = new char[26];
    for (int i = 0; i < 10; i++) {
      text[i] = BASE32.charAt((int) (time >> (45 - 5 * i) & 31));
    }
    for (int i = 0; i < 8; i++) {
      text[10 + i] = BASE32.charAt((int) (high >> (35 - 5 * i) & 31));
      text[18 + i] = BASE32.charAt((int) (low >> (35 - 5 * i) & 31));
    }
    return new String(text);
  }
}
