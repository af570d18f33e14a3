package paybridge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import paybridge.db.Change;
import paybridge.db.Kept;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.vault.ContentHash;
import paybridge.vault.Vault;

/// Checks the chains of the shops and of the house: settings, secrets, offers, accounts, people and
/// their programs' tokens.
final class CheckSettings {
  private static final String DO =
      ". Somebody or something changed the settings behind the bridge. Look who has access to the"
          + " books, and set up anew what is named here";

  private final List<ContentHash> hashes;
  private final long began;

  CheckSettings(Vault vault, long began) {
    this.hashes = vault.contentHashes();
    this.began = began;
  }

  List<Finding> shop(Tables t, ShopRow shop) {
    return check(
        t,
        ChainNames.shop(shop.id()),
        "Shop " + shop.name(),
        shop.createdAt() < began,
        Stream.of(
            new Change(Kept.SHOP, shop.id(), null), new Change(Kept.OFFERS, shop.id(), null)));
  }

  List<Finding> house(Tables t) {
    boolean older =
        Stream.concat(
                t.accounts().all().stream().map(it -> it.createdAt()),
                t.staff().all().stream().map(it -> it.createdAt()))
            .anyMatch(at -> at < began);
    return check(
        t,
        ChainNames.HOUSE,
        "The accounts and people",
        older,
        Stream.concat(
            t.accounts().all().stream().map(it -> new Change(Kept.ACCOUNT, it.id(), null)),
            Stream.concat(
                t.staff().all().stream().map(it -> new Change(Kept.STAFF, it.id(), null)),
                t.apiTokens().all().stream().map(it -> new Change(Kept.TOKEN, it.id(), null)))));
  }

  /// @param older some of it may be from before the history began
  private List<Finding> check(
      Tables t, String name, String about, boolean older, Stream<Change> rows) {
    var chain = new CheckedChain(name, t.chains().find(name), t.chains().links(name));
    var wrong = new ArrayList<>(chain.wrong());
    var lines = entries(t, chain);
    Stream.concat(rows, lines.stream())
        .flatMap(change -> RowContents.find(t, change).stream())
        .forEach(
            found -> {
              switch (chain.compare(found, hashes)) {
                case SAME -> {}
                case OTHER -> wrong.add(row(found) + " is not what was written");
                case NEVER_KEPT -> {
                  if (!older && !nothing(t, found)) {
                    wrong.add(row(found) + " was not written by the bridge");
                  }
                }
              }
            });
    for (var gone : chain.left()) {
      wrong.add(CheckOrder.word(gone.kind()) + " " + gone.id() + " is not in the books any more");
    }
    return wrong.stream().map(it -> new Finding(about, it + DO + ".")).toList();
  }

  /// Lines of the log that belong to a shop and to no order, and of the house's journal.
  private static List<Change> entries(Tables t, CheckedChain chain) {
    return chain.left().stream()
        .flatMap(
            name ->
                name.kind().equals(Kept.ENTRY.word())
                    ? t.entries().find(name.id()).map(it -> new Change(Kept.ENTRY, it.id(), it)).stream()
                    : journal(t, name.kind(), name.id()))
        .toList();
  }

  private static Stream<Change> journal(Tables t, String kind, String id) {
    return kind.equals(Kept.JOURNAL.word())
        ? t.journal().find(id).map(it -> new Change(Kept.JOURNAL, it.id(), null)).stream()
        : Stream.empty();
  }

  private static boolean nothing(Tables t, RowContents.Found found) {
    return found.kind() == Kept.OFFERS && t.offers().ofShop(found.id()).isEmpty();
  }

  private static String row(RowContents.Found found) {
    return CheckOrder.word(found.kind().word()) + " " + found.id();
  }
}
