package paybridge.bridge;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import paybridge.db.AccountRow;
import paybridge.db.Database;
import paybridge.shop.Directory;
import paybridge.wire.EgressRules;
import paybridge.wire.HostPort;
import paybridge.wire.RegisteredHosts;

/// Whom the bridge may speak to: the hosts of its accounts and shops, as the books name them.
final class Egress implements EgressRules {
  private static final long KEPT_MILLIS = 1_000;
  private final Database database;
  private final Supplier<Directory> directory;
  private final Supplier<Set<String>> asked;
  private final InstantSource clock;
  private final String publicUrl;
  private final Set<HostPort> exceptions;
  private final boolean privateAllowed;
  private volatile Known known = new Known(Set.of(), Long.MIN_VALUE);

  /// @param asked addresses that a moving shop is being asked at
  /// @param publicUrl our own address: the sandbox under it is spoken to
  /// @param exceptions hosts that may be at private addresses or speak plain HTTP
  /// @param privateAllowed all of them may: demo and tests only
  Egress(
      Database database,
      Supplier<Directory> directory,
      Supplier<Set<String>> asked,
      InstantSource clock,
      String publicUrl,
      Set<HostPort> exceptions,
      boolean privateAllowed) {
    this.database = database;
    this.directory = directory;
    this.asked = asked;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.exceptions = exceptions;
    this.privateAllowed = privateAllowed;
  }

  private record Known(Set<HostPort> hosts, long at) {}

  @Override
  public Verdict judge(String scheme, String host, int port, List<InetAddress> resolved) {
    return new RegisteredHosts(this::registered, exceptions::contains, privateAllowed)
        .judge(scheme, host, port, resolved);
  }

  private boolean registered(HostPort place) {
    long now = clock.millis();
    if (now - known.at() > KEPT_MILLIS || now < known.at() || !known.hosts().contains(place)) {
      known = new Known(read(), now);
    }
    return known.hosts().contains(place);
  }

  private Set<HostPort> read() {
    var hosts = new HashSet<HostPort>();
    add(hosts, publicUrl);
    asked.get().forEach(url -> add(hosts, url));
    for (var shop : database.read(t -> t.shops().all())) {
      add(hosts, shop.home());
      add(hosts, shop.callback());
      add(hosts, shop.fallback());
    }
    for (var row : database.read(t -> t.accounts().all())) {
      accountUrls(row).forEach(url -> add(hosts, url));
    }
    return Set.copyOf(hosts);
  }

  private List<String> accountUrls(AccountRow row) {
    var account = directory.get().account(row.id());
    return account.gateway().addresses(account.account());
  }

  private static void add(Set<HostPort> hosts, String url) {
    if (!url.isEmpty()) {
      try {
        hosts.add(HostPort.ofUrl(url));
      } catch (IllegalArgumentException odd) {
        // An address in an odd spelling is never spoken to.
      }
    }
  }
}
