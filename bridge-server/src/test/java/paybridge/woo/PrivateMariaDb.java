package paybridge.woo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import paybridge.bridge.Ports;
import paybridge.needs.Machine;

/// A MariaDB for one test run, on this machine only: a database `shop` and a user of that name. It
/// ends with this JVM.
final class PrivateMariaDb {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final int port = Ports.free();

  PrivateMariaDb(Path folder) throws IOException {
    Files.createDirectories(folder);
    var user = "--user=" + System.getProperty("user.name");
    var data = "--datadir=" + folder.resolve("data");
    var made =
        WooShop.run(
            List.of(
                "mariadb-install-db", "--no-defaults", user, data, "--skip-test-db",
                "--auth-root-authentication-method=normal"));
    var first = folder.resolve("first.sql");
    Files.writeString(
        first,
        """
        create database if not exists shop;
        create user if not exists shop@127.0.0.1 identified by 'shop';
        grant all on shop.* to shop@127.0.0.1;
        """);
    var log = folder.resolve("server.log");
    var server =
        new ProcessBuilder(
                Machine.mariaDb().orElseThrow().toString(),
                "--no-defaults", user, data, "--port=" + port, "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"), "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + first, "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    await(made, log);
  }

  int port() {
    return port;
  }

  private void await(String made, Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(made + Files.readString(log));
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }
}
