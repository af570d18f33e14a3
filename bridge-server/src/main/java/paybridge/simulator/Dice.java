package paybridge.simulator;

import java.util.ArrayList;
import java.util.List;
import paybridge.work.Chance;

/// What chance decides in the world, in its words.
record Dice(Chance chance) {
  /// True so many times of a thousand.
  boolean of1000(int times) {
    return times > 0 && chance.below(1000) < times;
  }

  int below(int bound) {
    return chance.below(bound);
  }

  /// From `least` to `most`, both inclusive.
  long between(long least, long most) {
    return least + Math.floorMod(bits(), most - least + 1);
  }

  private long bits() {
    return (long) chance.below(Integer.MAX_VALUE) << 31 | chance.below(Integer.MAX_VALUE);
  }

  <T> T one(List<T> of) {
    return of.get(chance.below(of.size()));
  }

  <T> List<T> shuffled(List<T> all) {
    var shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = chance.below(i + 1);
      var kept = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, kept);
    }
    return shuffled;
  }

  /// So many letters and digits.
  String word(int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("0123456789abcdefghijklmnopqrstuvwxyz".charAt(chance.below(36)));
    }
    return word.toString();
  }
}
