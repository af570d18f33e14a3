package paybridge.work;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The one source of chance. Real in the server, seeded in tests.
@FunctionalInterface
public interface Chance {
  /// So many random bytes.
  byte[] bytes(int count);

  /// A number from 0 (inclusive) to `bound` (exclusive).
  default int below(int bound) {
    var four = bytes(4);
    int bits =
        (four[0] & 0xff) << 24 | (four[1] & 0xff) << 16 | (four[2] & 0xff) << 8 | (four[3] & 0xff);
    return Integer.remainderUnsigned(bits, bound);
  }

  /// Puts a list into an order by chance.
  default void shuffle(List<?> list) {
    for (int last = list.size() - 1; last > 0; last--) {
      Collections.swap(list, last, below(last + 1));
    }
  }

  /// Chance that nobody can guess.
  static Chance real() {
    var random = new SecureRandom();
    return count -> {
      var bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  /// The same sequence for the same seed.
  static Chance seeded(long seed) {
    var random = new Random(seed);
    return count -> {
      var bytes = new byte[count];
      synchronized (random) {
        random.nextBytes(bytes);
      }
      return bytes;
    };
  }
}
