package paybridge.house;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The arrows that `house.txt` allows, and how they differ from those that the code has.
record Plan(List<Arrow> allowed) {
  /// From one package to another, without `paybridge.`; in the plan a star stands for one name.
  record Arrow(String from, String to) implements Comparable<Arrow> {
    static Arrow read(String line) {
      var ends = line.split(" -> ", -1);
      if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
        throw new IllegalArgumentException("not an arrow 'from -> to': " + line);
      }
      return new Arrow(ends[0].strip(), ends[1].strip());
    }

    boolean covers(Arrow other) {
      return matches(from, other.from) && matches(to, other.to);
    }

    /// A starred arrow speaks of packages that may not be there yet.
    boolean waitsForItsPackages(Collection<String> packages) {
      return Stream.of(from, to)
          .anyMatch(
              end -> end.contains("*") && packages.stream().noneMatch(name -> matches(end, name)));
    }

    private static boolean matches(String pattern, String name) {
      return Pattern.matches(pattern.replace(".", "\\.").replace("*", "[^.]+"), name);
    }

    @Override
    public int compareTo(Arrow other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  static Plan read(String text) {
    return new Plan(
        text.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(Arrow::read)
            .toList());
  }

  /// One sentence for every arrow that is drawn but not allowed, or allowed but not drawn. `drawn`
  /// tells for each arrow in the code who draws it; `packages` are all there are.
  SortedSet<String> differences(
      SortedMap<Arrow, SortedSet<String>> drawn, Collection<String> packages) {
    var sentences = new TreeSet<String>();
    var unknown = new TreeMap<>(drawn);
    unknown.keySet().removeIf(arrow -> allowed.stream().anyMatch(line -> line.covers(arrow)));
    unknown.forEach((arrow, classes) ->
        sentences.add("not in house.txt: " + arrow + "   (" + String.join(", ", classes) + ")"));
    for (Arrow line : allowed) {
      if (drawn.keySet().stream().noneMatch(line::covers) && !line.waitsForItsPackages(packages)) {
        sentences.add("in house.txt, but nobody uses it: " + line);
      }
    }
    return sentences;
  }
}
