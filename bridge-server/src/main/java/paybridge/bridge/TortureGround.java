package paybridge.bridge;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;
import paybridge.db.Ids;
import paybridge.shop.Directory;
import paybridge.shop.Register;
import paybridge.torture.Ground;
import paybridge.work.Chance;

/// The real bridge as a ground for torture: registered by the same code as by hand, served by the
/// same command.
final class TortureGround implements Ground {
  @Override
  public Founded found(
      Path data,
      Map<String, String> settings,
      Map<String, Secret> secrets,
      Map<String, String> homes) {
    var clock = InstantSource.system();
    var chance = Chance.real();
    var lists = new LinkedHashMap<String, List<Secret>>();
    secrets.forEach((name, secret) -> lists.put(name, List.of(secret)));
    try (var books = Books.open(data, null, chance)) {
      var register =
          new Register(books.database(), books.vault(), clock, new Ids(clock, chance), chance);
      var directory = new Directory(books.database(), books.vault(), clock);
      var account = register.account("sandbox", "sandbox", false, settings, lists);
      var places = new ArrayList<Place>();
      homes.forEach((name, home) -> {
        var made = register.shop(name, "generic", home);
        var _ =
            register.offerAll(directory.shop(made.row().id()), directory.account(account.id()));
        places.add(new Place(name, made.row().home(), made.row().pathKey(), made.pairing()));
      });
      return new Founded(account.id(), places);
    }
  }

  /// A small and quickly starting Java, on the class path that this one runs on.
  @Override
  public List<String> serve(Path data, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dorg.sqlite.tmpdir=" + data,
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve",
        "--data", data.toString(),
        "--port", String.valueOf(port),
        "--public-url", "http://127.0.0.1:" + port,
        "--allow-private",
        "--no-sandbox");
  }
}
