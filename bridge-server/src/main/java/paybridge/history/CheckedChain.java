package paybridge.history;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.db.ChainRow;
import paybridge.db.Kept;
import paybridge.db.LinkRow;
import paybridge.vault.ContentHash;

/// One chain, read from its first link: whether every link is there and says what its hash says, and
/// the last that was kept of each row.
final class CheckedChain {
  /// What a row is.
  record Name(String kind, String id) {}

  private record Last(long number, byte[] hash) {}

  private final String chain;
  private final Map<Name, Last> last = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private long forgottenAt;
  private long forgotten;
  private final long links;

  CheckedChain(String chain, Optional<ChainRow> head, List<LinkRow> links) {
    this.chain = chain;
    this.links = links.size();
    var before = Links.NONE;
    long number = 0;
    for (var link : links) {
      number++;
      if (link.number() != number) {
        wrong.add("link " + number + " of its history is missing");
        number = link.number();
      } else if (!same(
          link.hash(), Links.hash(before, chain, number, link.at(), link.contents()))) {
        wrong.add("link " + number + " of its history was changed");
      }
      before = link.hash();
      read(link);
    }
    if (head.isEmpty() ? !links.isEmpty() : !isLast(head.get(), number, before)) {
      wrong.add("its history ends after link " + number + ", but there were more links or others");
    }
  }

  private static boolean isLast(ChainRow head, long number, byte[] hash) {
    return head.number() == number && same(head.hash(), hash);
  }

  private void read(LinkRow link) {
    for (var part : Links.parts(link.contents())) {
      if (part.kind().equals(Kept.FORGOTTEN.word())) {
        forgottenAt = link.number();
        forgotten += last.size();
        last.clear();
      }
      last.put(new Name(part.kind(), part.id()), new Last(link.number(), part.hash()));
    }
  }

  /// What is wrong with the chain by itself.
  List<String> wrong() {
    return wrong;
  }

  long links() {
    return links;
  }

  /// How many contents cannot be compared any more because the person was forgotten.
  long forgotten() {
    return forgotten;
  }

  /// How a row that is there compares with what was kept of it.
  enum Compared {
    SAME,
    OTHER,
    NEVER_KEPT
  }

  /// Compares a row, and takes it out of those that must still be found.
  Compared compare(RowContents.Found row, List<ContentHash> hashes) {
    var kind = row.kind().word();
    var kept = last.remove(new Name(kind, row.id()));
    if (kept == null) {
      return Compared.NEVER_KEPT;
    }
    var content =
        row.write().apply(Links.place(chain, kept.number(), kind, row.id())).done();
    return hashes.stream().anyMatch(hash -> same(hash.of(content), kept.hash()))
        ? Compared.SAME
        : Compared.OTHER;
  }

  /// What was kept and never compared: rows that are gone.
  List<Name> left() {
    return last.keySet().stream()
        .filter(name -> !name.kind().equals(Kept.FORGOTTEN.word()))
        .toList();
  }

  /// Whether the person behind this order was forgotten.
  boolean isForgotten() {
    return forgottenAt > 0;
  }

  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
