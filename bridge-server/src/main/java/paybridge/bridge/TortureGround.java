package paybridge.bridge;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;
import paybridge.db.AccountRow;
import paybridge.db.Ids;
import paybridge.shop.Directory;
import paybridge.shop.Register;
import paybridge.torture.Ground;
import paybridge.work.Chance;

/// The real bridge as a ground for torture: registered by the same code as by hand, served by the
/// same command.
final class TortureGround implements Ground {
  @Override
  public Founded found(Path data, List<Till> accounts, Map<String, String> homes) {
    var clock = InstantSource.system();
    var chance = Chance.real();
    try (var books = Books.open(data, null, chance)) {
      var register =
          new Register(books.database(), books.vault(), clock, new Ids(clock, chance), chance);
      var directory = new Directory(books.database(), books.vault(), clock);
      var rows = accounts.stream().map(till -> account(register, till)).toList();
      var places = new ArrayList<Place>();
      homes.forEach((name, home) -> {
        var made = register.shop(name, "generic", home);
        for (var row : rows) {
          var _ =
              register.offerAll(directory.shop(made.row().id()), directory.account(row.id()));
        }
        places.add(new Place(name, made.row().home(), made.row().pathKey(), made.pairing()));
      });
      return new Founded(
          rows.stream()
              .map(row -> new Booked(row.id(), "/notifications/sandbox/" + row.pathKey()))
              .toList(),
          places);
    }
  }

  private static AccountRow account(Register register, Till till) {
    var lists = new LinkedHashMap<String, List<Secret>>();
    till.secrets().forEach((name, secret) -> lists.put(name, List.of(secret)));
    return register.account(till.name(), "sandbox", false, till.settings(), lists);
  }

  /// Java on the class path that this one runs on.
  @Override
  public List<String> serve(Path data, int port, List<String> java, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.sqlite.tmpdir=" + data));
    command.addAll(java);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--data", data.toString(),
            "--port", String.valueOf(port),
            "--public-url", "http://127.0.0.1:" + port,
            "--allow-private",
            "--no-sandbox"));
    command.addAll(options);
    return command;
  }
}
