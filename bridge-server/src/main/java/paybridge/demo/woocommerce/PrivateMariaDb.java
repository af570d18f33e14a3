package paybridge.demo.woocommerce;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A MariaDB for one run, on this machine only: a database `shop` and a user of that name. It ends
/// with [#close].
final class PrivateMariaDb {
  /// A minute of tries.
  private static final int MOST_TRIES = 600;

  private final int port;
  private final Process server;

  PrivateMariaDb(Path folder, int port) throws IOException {
    this.port = port;
    Files.createDirectories(folder);
    var user = "--user=" + System.getProperty("user.name");
    var data = "--datadir=" + folder.resolve("data");
    var made =
        Programs.run(
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
    server =
        new ProcessBuilder(
                Programs.mariaDb().orElseThrow().toString(),
                "--no-defaults", user, data, "--port=" + port, "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"), "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + first, "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(made, log);
  }

  int port() {
    return port;
  }

  void close() {
    server.destroyForcibly();
  }

  private void await(String made, Path log) throws IOException {
    for (int tries = 0; !answers(); tries++) {
      if (tries == MOST_TRIES || !server.isAlive()) {
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
