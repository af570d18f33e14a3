package paybridge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import paybridge.db.Change;
import paybridge.db.EntryRow;
import paybridge.db.Kept;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;
import paybridge.truth.Details;
import paybridge.vault.ContentHash;
import paybridge.vault.NotOurs;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;

/// Checks one order: its chain, every row that the chain keeps against what it kept, and that all that
/// is sealed of it can be opened.
final class CheckOrder {
  private static final String DO =
      ". Somebody or something changed the books behind the bridge. Compare with the gateway's own"
          + " console and a backup before you rely on this order";

  private final Vault vault;
  private final long began;
  private final List<String> wrong = new ArrayList<>();
  private long contents;

  /// @param began when the history of these books began, UTC milliseconds; what is older was kept
  ///     from its first change on
  CheckOrder(Vault vault, long began) {
    this.vault = vault;
    this.began = began;
  }

  /// What a check of one order saw.
  record Outcome(List<Finding> findings, long links, long contents, long forgotten) {}

  Outcome check(Tables t, OrderRow order) {
    var name = ChainNames.order(order.id());
    var chain =
        new CheckedChain(name, t.chains().find(name), t.chains().links(name));
    wrong.addAll(chain.wrong());
    try {
      var key = vault.orderKey(order.dataKey());
      compare(t, order, chain, key.contentHash());
      open(t, order, key);
    } catch (NotOurs damaged) {
      wrong.add("its data key cannot be opened, so nothing of it can be compared");
    }
    return new Outcome(
        wrong.stream().map(it -> new Finding(about(t, order), it + DO + ".")).toList(),
        chain.links(),
        contents,
        chain.forgotten());
  }

  static String about(Tables t, OrderRow order) {
    var shop = t.shops().find(order.shopId()).map(it -> it.name()).orElse(order.shopId());
    return "Order " + order.number() + " of " + shop + " (" + order.id() + ")";
  }

  private void compare(Tables t, OrderRow order, CheckedChain chain, ContentHash hash) {
    Chains.all(t, order.id())
        .forEach(
            change -> {
              var found = RowContents.find(t, change);
              if (found.isPresent()) {
                contents++;
                say(t, change, chain.compare(found.get(), List.of(hash)));
              }
            });
    for (var gone : chain.left()) {
      wrong.add("its " + word(gone.kind()) + " " + gone.id() + " is not in the books any more");
    }
  }

  private void say(Tables t, Change change, CheckedChain.Compared compared) {
    var row = word(change.kind().word()) + " " + change.id();
    switch (compared) {
      case SAME -> {}
      case OTHER -> wrong.add("its " + row + " is not what was written");
      case NEVER_KEPT -> {
        if (madeAt(t, change) >= began) {
          wrong.add("its " + row + " was not written by the bridge");
        }
      }
    }
  }

  /// When a row was made; what is empty was never made.
  private static long madeAt(Tables t, Change change) {
    return switch (change.kind()) {
      case ORDER -> t.orders().find(change.id()).orElseThrow().createdAt();
      case PAYMENT -> t.payments().find(change.id()).orElseThrow().createdAt();
      case OPERATION -> t.operations().find(change.id()).orElseThrow().createdAt();
      case CASES ->
          t.cases().ofOrder(change.id()).stream().mapToLong(it -> it.openedAt()).max().orElse(-1);
      case ENTRY -> change.row() instanceof EntryRow entry ? entry.at() : Long.MAX_VALUE;
      case PICTURE -> change.row() instanceof UpdateRow update ? update.createdAt() : Long.MAX_VALUE;
      case MESSAGE -> t.messages().find(change.id()).orElseThrow().heardAt();
      case COMMENT -> t.comments().find(change.id()).orElseThrow().at();
      case FORGOTTEN, SHOP, OFFERS, ACCOUNT, STAFF, TOKEN, JOURNAL -> Long.MAX_VALUE;
    };
  }

  /// What is guarded by its seal alone.
  private void open(Tables t, OrderRow order, OrderKey key) {
    for (var payment : t.payments().ofOrder(order.id())) {
      contents++;
      opens(key, payment.details(), Details.about(order.id()), "the details of attempt " + payment.attempt());
      var page = payment.page();
      if (page != null) {
        opens(key, page, "page of " + order.id(), "the page of attempt " + payment.attempt());
      }
    }
  }

  private void opens(OrderKey key, byte[] sealed, String about, String what) {
    try {
      key.unseal(sealed, about);
    } catch (NotOurs damaged) {
      wrong.add(what + " cannot be opened");
    }
  }

  static String word(String kind) {
    if (kind.equals(Kept.ENTRY.word())) {
      return "line of the log";
    }
    if (kind.equals(Kept.PAYMENT.word())) {
      return "attempt";
    }
    return kind.equals(Kept.CASES.word()) ? "list of cases" : kind.toLowerCase(Locale.ROOT);
  }
}
