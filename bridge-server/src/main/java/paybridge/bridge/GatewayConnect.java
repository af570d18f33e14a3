package paybridge.bridge;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.db.Ids;
import paybridge.shop.ConnectAccount;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.shop.Register;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Breakers;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a gateway send its messages to the bridge.
@Command(
    name = "connect",
    description = {
      "Register the bridge's address with a gateway that keeps a list of addresses, and keep the",
      "secret it answers with. May be repeated. Others that hear the account, too, are shown."
    },
    mixinStandardHelpOptions = true)
final class GatewayConnect implements Callable<Integer> {
  /// What came of it.
  record Connection(
      String name, boolean connected, String said, String notifications, List<String> foreign) {
    String text() {
      return said
          + "\n  "
          + notifications
          + (foreign.isEmpty()
              ? ""
              : "\nOthers hear this account, too:\n  " + String.join("\n  ", foreign));
    }
  }

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name = "";

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final AllowOptions allow = new AllowOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    try (var books = Books.open(options.data(), options.database(), Chance.real())) {
      var connection = connect(books, options, allow, name);
      if (connection == null) {
        throw new ParameterException(
            command.commandLine(), "No account is called '" + name + "'.");
      }
      output.say(connection, connection.text());
      return connection.connected() ? 0 : 1;
    }
  }

  /// Connects an account; null when there is none of this name.
  static @Nullable Connection connect(
      Books books, DataOptions options, AllowOptions allow, String name) {
    var row = books.database().read(t -> t.accounts().findByName(name));
    if (row.isEmpty()) {
      return null;
    }
    var clock = InstantSource.system();
    var chance = Chance.real();
    var directory = new Directory(books.database(), books.vault(), clock);
    var egress =
        new Egress(
            books.database(), () -> directory,
            java.util.Set::of, clock, options.publicUrl(), allow.places(),
            allow.everybody());
    try (var wire = new GuardedWire(egress, WireLimits.standard())) {
      var connect =
          new ConnectAccount(
              new Register(
                  books.database(), books.vault(), clock, new Ids(clock, chance), chance),
              directory,
              new GatewayCalls(new Breakers(wire, clock), clock, options.publicUrl()));
      return connection(connect, directory.account(row.get().id()));
    }
  }

  private static Connection connection(ConnectAccount connect, GatewayAccount account) {
    var done = connect.connect(account);
    return new Connection(
        account.row().name(),
        done.connected(),
        done.said(),
        connect.address(account),
        done.foreign());
  }
}
