package paybridge.history;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import paybridge.db.Change;
import paybridge.db.History;
import paybridge.db.Kept;
import paybridge.db.LinkRow;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.vault.ContentHash;
import paybridge.vault.Vault;

/// Adds to the chains. A transaction makes one link in each chain it touches: two statements for the
/// head, one for the link, and one for each changed row that must be read.
///
/// An order's rows are hashed under its data key. Forgetting a person destroys that key: the chain
/// still holds, and what was kept before counts as forgotten, not as changed.
public final class Chains implements History {
  private final Vault vault;
  private final InstantSource clock;
  private final Mark mark;

  public Chains(Vault vault, InstantSource clock, Mark mark) {
    this.vault = vault;
    this.clock = clock;
    this.mark = mark;
  }

  @Override
  public Optional<LinkRow> keep(Tables t, List<Change> changes) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    // in the order of names, so that two transactions never wait for each other's chains
    var chains = new TreeMap<String, List<RowContents.Found>>();
    for (var change : changes) {
      RowContents.find(t, change)
          .ifPresent(
              found -> chains.computeIfAbsent(found.chain(), _ -> new ArrayList<>()).add(found));
    }
    Optional<LinkRow> last = Optional.empty();
    for (var chain : chains.entrySet()) {
      last = Optional.of(link(t, chain.getKey(), chain.getValue()));
    }
    return last;
  }

  private LinkRow link(Tables t, String chain, List<RowContents.Found> changed) {
    var head = t.chains().next(chain, Links.NONE);
    var hash = hash(t, chain);
    boolean forgotten = changed.stream().anyMatch(it -> it.kind() == Kept.FORGOTTEN);
    var kept = forgotten ? everything(t, ChainNames.id(chain)) : changed;
    var parts =
        kept.stream()
            .map(
                it -> {
                  var kind = it.kind().word();
                  var place = Links.place(chain, head.number(), kind, it.id());
                  return new Links.Part(
                      kind, it.id(), hash.of(it.write().apply(place).done()));
                })
            .toList();
    var link = Links.make(chain, head.number(), clock.millis(), head.hash(), parts);
    t.chains().add(link);
    t.chains().head(link);
    return link;
  }

  private ContentHash hash(Tables t, String chain) {
    if (!ChainNames.isOrder(chain)) {
      return vault.contentHashes().getFirst();
    }
    var order = t.orders().find(ChainNames.id(chain)).orElseThrow();
    return vault.orderKey(order.dataKey()).contentHash();
  }

  /// All that is kept of an order, as it stands now.
  static List<RowContents.Found> everything(Tables t, String order) {
    return Stream.concat(Stream.of(new Change(Kept.FORGOTTEN, order, null)), all(t, order))
        .flatMap(change -> RowContents.find(t, change).stream())
        .toList();
  }

  /// Every row that is kept of an order.
  static Stream<Change> all(Tables t, String order) {
    return Stream.of(
            t.orders().find(order).stream().map(OrderRow::id).map(id -> new Change(Kept.ORDER, id, null)),
            t.payments().ofOrder(order).stream().map(p -> new Change(Kept.PAYMENT, p.id(), null)),
            t.operations().ofOrder(order).stream().map(o -> new Change(Kept.OPERATION, o.id(), null)),
            Stream.of(new Change(Kept.CASES, order, null)),
            t.updates().ofOrder(order).stream().map(u -> new Change(Kept.PICTURE, u.id(), u)),
            t.messages().ofOrder(order).stream().map(m -> new Change(Kept.MESSAGE, m.id(), null)),
            t.entries().ofOrder(order).stream().map(e -> new Change(Kept.ENTRY, e.id(), e)),
            t.comments().ofOrder(order).stream().map(c -> new Change(Kept.COMMENT, c.id(), null)))
        .flatMap(s -> s);
  }

  @Override
  public void committed(LinkRow last) {
    mark.write(last);
  }
}
