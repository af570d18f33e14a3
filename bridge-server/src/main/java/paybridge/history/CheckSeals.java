package paybridge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.db.CheckTable;
import paybridge.db.SealRow;
import paybridge.db.Tables;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// Checks every seal: that none is missing, that its root fits its heads and the root before, that it
/// was signed, and that the links it covers are there.
final class CheckSeals {
  private static final int PAGE = 200;
  private static final int MOST = 20;
  private static final String DO =
      " Somebody or something changed the history behind the bridge. Compare with a backup.";

  private final Vault vault;
  private long seals;

  CheckSeals(Vault vault) {
    this.vault = vault;
  }

  long seals() {
    return seals;
  }

  /// The key of these books; empty before the first seal.
  ///
  /// @throws NotOurs when it was damaged
  Optional<SealKey> key(Tables t) {
    return t.house().find(SealKey.NAME).map(kept -> SealKey.open(vault, kept));
  }

  List<Finding> check(Tables t) {
    var found = new ArrayList<Finding>();
    try {
      var key = key(t);
      if (key.isPresent()) {
        check(t, key.get(), found);
      } else if (t.seals().last().isPresent()) {
        found.add(new Finding("The seals", "The key that signed them is gone." + DO));
      }
    } catch (NotOurs | IllegalArgumentException damaged) {
      found.add(new Finding("The seals", "The key that signed them cannot be opened." + DO));
    }
    CheckTable.of(t)
        .broken(MOST)
        .forEach(
            head ->
                found.add(
                    new Finding(
                        "Seal " + head.seal(),
                        "It covers link "
                            + head.number()
                            + " of \""
                            + head.chain()
                            + "\", which is not there any more or is another."
                            + DO)));
    return found;
  }

  private void check(Tables t, SealKey key, List<Finding> found) {
    var before = Links.NONE;
    List<SealRow> some;
    do {
      some = t.seals().after(seals, PAGE);
      for (var seal : some) {
        seals++;
        if (seal.number() != seals) {
          found.add(new Finding("Seal " + seals, "It is missing." + DO));
          seals = seal.number();
        } else if (!CheckedChain.same(
            seal.rootHash(), Seals.root(t, seal.number(), seal.at(), before))) {
          found.add(new Finding("Seal " + seals, "Its root does not fit what it covers." + DO));
        }
        if (!SealKey.signed(key.publicKey(), Seals.said(seal), seal.signature())) {
          found.add(new Finding("Seal " + seals, "Its signature does not fit." + DO));
        }
        before = seal.rootHash();
      }
    } while (some.size() == PAGE);
    long taken = CheckTable.of(t).newestSealed();
    if (taken > seals) {
      found.add(new Finding("Seal " + taken, "It is missing." + DO));
    }
  }
}
