package paybridge.bridge;

import java.time.InstantSource;
import paybridge.db.Ids;
import paybridge.shop.ConnectShop;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import picocli.CommandLine.Model.CommandSpec;

/// What a command needs to connect a shop: the books, and a way out that knows the same rules as the
/// server's.
final class Connecting implements AutoCloseable {
  private final Books books;
  private final Directory directory;
  private final GuardedWire wire;
  private final ConnectShop connect;

  Connecting(Books books, DataOptions options, AllowOptions allow) {
    this.books = books;
    var clock = InstantSource.system();
    var chance = Chance.real();
    directory = new Directory(books.database(), books.vault(), clock);
    wire =
        new GuardedWire(
            new Egress(
                books.database(), () -> directory, java.util.Set::of, clock, options.publicUrl(),
                allow.places(), allow.everybody()),
            WireLimits.standard());
    connect =
        new ConnectShop(
            books.database(), directory, books.vault(), clock, new Ids(clock, chance), chance,
            wire, _ -> {});
  }

  ConnectShop connect() {
    return connect;
  }

  /// The shop of this name.
  Shop shop(CommandSpec command, String name) {
    return ShopCommand.shop(command, books, name);
  }

  @Override
  public void close() {
    wire.close();
  }
}
