package paybridge.torture;

import java.util.ArrayList;
import java.util.List;

/// Orders in which things can come.
final class Permutations {
  private Permutations() {}

  /// Every order of 0 to `count` - 1.
  static List<int[]> of(int count) {
    var left = new int[count];
    java.util.Arrays.fill(left, 1);
    var all = new ArrayList<int[]>();
    extend(left, new int[count], 0, all);
    return all;
  }

  /// Every order of 0 to `count` - 1, each of them twice.
  static List<int[]> ofPairs(int count) {
    var left = new int[count];
    java.util.Arrays.fill(left, 2);
    var all = new ArrayList<int[]>();
    extend(left, new int[2 * count], 0, all);
    return all;
  }

  private static void extend(int[] left, int[] order, int place, List<int[]> all) {
    if (place == order.length) {
      all.add(order.clone());
      return;
    }
    for (int one = 0; one < left.length; one++) {
      if (left[one] > 0) {
        left[one]--;
        order[place] = one;
        extend(left, order, place + 1, all);
        left[one]++;
      }
    }
  }
}
