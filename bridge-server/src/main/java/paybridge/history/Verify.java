package paybridge.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import paybridge.db.CheckTable;
import paybridge.db.Database.Work;
import paybridge.db.MessageRow;
import paybridge.db.OrderRow;
import paybridge.db.Soundness;
import paybridge.db.StoredMethodRow;
import paybridge.db.Tables;
import paybridge.notification.ReceiveNotification;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// Goes through the whole books and says what is not as it was written. Reads only; may be used while
/// the bridge runs, because each order is looked at in one snapshot.
public final class Verify {
  private static final int PAGE = 200;
  private static final int MOST = 200;

  private final Reader books;
  private final Vault vault;
  private final Path data;
  private final List<Finding> found = new ArrayList<>();
  private long left;

  /// Whoever can read the books.
  @FunctionalInterface
  public interface Reader {
    <T> T read(Work<T> work);
  }

  /// @param data the directory with the files beside the books
  public Verify(Reader books, Vault vault, Path data) {
    this.books = books;
    this.vault = vault;
    this.data = data;
  }

  /// What a check saw.
  ///
  /// @param more how many findings are not listed
  /// @param forgotten contents that cannot be compared because a person was forgotten
  /// @param key the public key of the seals, base64; empty before the first seal
  public record Report(
      List<Finding> findings,
      long more,
      long orders,
      long links,
      long contents,
      long forgotten,
      long seals,
      String key,
      String fingerprint) {
    /// Whether all is as it was written.
    public boolean well() {
      return findings.isEmpty();
    }
  }

  /// What was found out about the database's log before it was opened.
  public void log(String wrong) {
    add(
        new Finding(
            "The database's log",
            wrong + " Start the bridge: it asks the gateways about that time by itself."));
  }

  /// Checks everything.
  ///
  /// @param sqlite the books are a SQLite file
  public Report run(boolean sqlite) {
    if (sqlite) {
      read(t -> Soundness.of(t, true))
          .ifPresent(
              wrong ->
                  wrong.forEach(
                      said ->
                          add(
                              new Finding(
                                  "The database file",
                                  "It is damaged (" + said + "). Stop the bridge and go back to the"
                                      + " last backup; what came since then is asked for at the start."))));
    }
    read(t -> Lost.of(t, data, sqlite))
        .flatMap(gap -> gap)
        .ifPresent(
            gap ->
                add(
                    new Finding(
                        "The books",
                        gap.why()
                            + " Missing may be what happened "
                            + Gaps.window(gap.from(), gap.to())
                            + ". Start the bridge: it asks the gateways about that time and about"
                            + " every open payment by itself.")));
    var since = read(t -> Began.of(t, vault)).flatMap(it -> it);
    if (since.isEmpty()) {
      add(
          new Finding(
              "The history",
              "When it began cannot be read any more, so that older rows count as put in by hand."
                  + " Somebody or something changed the books behind the bridge: go back to a backup."));
    }
    long began = since.orElse(0L);
    var sum = orders(began);
    var settings = new CheckSettings(vault, began);
    read(t -> settings.house(t)).ifPresent(this::addAll);
    read(t -> t.shops().all())
        .ifPresent(
            shops ->
                shops.forEach(shop -> read(t -> settings.shop(t, shop)).ifPresent(this::addAll)));
    read(Verify::strays).ifPresent(this::addAll);
    sealedRows();
    var seals = new CheckSeals(vault);
    read(seals::check).ifPresent(this::addAll);
    read(Gaps::findings).ifPresent(this::addAll);
    var key = read(t -> key(seals, t)).flatMap(it -> it);
    return new Report(
        List.copyOf(found), left, sum.orders, sum.links, sum.contents, sum.forgotten,
        seals.seals(), key.map(SealKey::publicKey).orElse(""),
        key.map(SealKey::fingerprint).orElse(""));
  }

  private static Optional<SealKey> key(CheckSeals seals, Tables t) {
    try {
      return seals.key(t);
    } catch (NotOurs | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static final class Sum {
    long orders;
    long links;
    long contents;
    long forgotten;
  }

  private Sum orders(long began) {
    var sum = new Sum();
    pages(
        after -> read(t -> CheckTable.of(t).orders(after, PAGE)),
        OrderRow::id,
        order ->
            read(t -> t.orders().find(order.id()).map(now -> new CheckOrder(vault, began).check(t, now)))
                .flatMap(it -> it)
                .ifPresent(
                    outcome -> {
                      sum.orders++;
                      sum.links += outcome.links();
                      sum.contents += outcome.contents();
                      sum.forgotten += outcome.forgotten();
                      addAll(outcome.findings());
                    }));
    return sum;
  }

  /// Whole chains that belong to nothing.
  private static List<Finding> strays(Tables t) {
    var found = new ArrayList<Finding>();
    CheckTable.of(t)
        .withoutOrder(PAGE)
        .forEach(
            chain ->
                found.add(
                    new Finding(
                        "Order " + ChainNames.id(chain.name()),
                        "It was deleted behind the bridge, but its history is there. Look for it in a"
                            + " backup and in the gateway's own console.")));
    CheckTable.of(t)
        .withoutShop(PAGE)
        .forEach(
            chain ->
                found.add(
                    new Finding(
                        "Shop " + ChainNames.id(chain.name()),
                        "It was deleted behind the bridge, but its history is there.")));
    return found;
  }

  /// What is guarded by its seal alone and belongs to no order: messages and stored methods.
  private void sealedRows() {
    pages(
        after -> read(t -> CheckTable.of(t).messages(after, PAGE)),
        MessageRow::id,
        row ->
            opens(
                row.raw(),
                ReceiveNotification.about(row.accountId()),
                "Message " + row.id() + " of the inbox"));
    pages(
        after -> read(t -> CheckTable.of(t).storedMethods(after, PAGE)),
        StoredMethodRow::id,
        row -> opens(row.token(), "stored method " + row.id(), "Stored method " + row.id()));
  }

  private void opens(byte[] sealed, String about, String what) {
    try {
      vault.unseal(sealed, about);
    } catch (NotOurs damaged) {
      add(
          new Finding(
              what, "It cannot be opened: it was damaged. Ask the gateway about what it said."));
    }
  }

  private <R> void pages(
      Function<String, Optional<List<R>>> next,
      Function<R, String> id,
      java.util.function.Consumer<R> each) {
    var after = "";
    while (true) {
      var page = next.apply(after).orElse(List.of());
      page.forEach(each);
      if (page.size() < PAGE) {
        return;
      }
      after = id.apply(page.getLast());
    }
  }

  /// What cannot be read is a finding, too; empty then.
  private <T> Optional<T> read(Work<T> work) {
    try {
      return Optional.ofNullable(books.read(work));
    } catch (RuntimeException damaged) {
      add(
          new Finding(
              "The database",
              "A part of it cannot be read ("
                  + reason(damaged)
                  + "). Stop the bridge and go back to the last backup; what came since then is asked"
                  + " for at the start."));
      return Optional.empty();
    }
  }

  private static String reason(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private void addAll(List<Finding> findings) {
    findings.forEach(this::add);
  }

  private void add(Finding finding) {
    if (found.contains(finding)) {
      return;
    }
    if (found.size() < MOST) {
      found.add(finding);
    } else {
      left++;
    }
  }
}
