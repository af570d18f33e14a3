package paybridge.demo.woocommerce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.zip.ZipInputStream;

/// Debian's WordPress on a database of its own, with the stand-in for WooCommerce, served by PHP.
/// It ends with [#close], at the latest with this process.
public final class StandInWooShop extends WooShop implements AutoCloseable {
  private static final String WORKERS = "4";
  private final Path home;
  private final Path folder;
  private final PrivateMariaDb database;
  private final String url;
  private final Process server;

  private StandInWooShop(Path home, IntSupplier ports) throws IOException {
    this.home = home;
    folder = home.resolve("shop");
    database = new PrivateMariaDb(home.resolve("database"), ports.getAsInt());
    Folders.copy(Programs.wordPress().orElseThrow(), folder);
    Carried.write("standin", folder.resolve("wp-content/plugins/woocommerce"));
    Files.writeString(
        folder.resolve("wp-config.php"), config(database.port(), home.resolve("debug.log")));
    url = "http://127.0.0.1:" + ports.getAsInt();
    must("install.php", url);
    must("activate.php", "woocommerce/woocommerce.php");
    server = serve();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /// True when this machine has PHP, MariaDB and WordPress.
  public static boolean isPossible() {
    return Programs.php().isPresent()
        && Programs.mariaDb().isPresent()
        && Programs.wordPress().isPresent();
  }

  /// A new shop.
  ///
  /// @param ports gives free ports of this machine
  public static StandInWooShop start(IntSupplier ports) {
    try {
      return new StandInWooShop(Files.createTempDirectory("paybridge-wordpress"), ports);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static String config(int port, Path log) {
    return """
        <?php
        define( 'DB_NAME', 'shop' );
        define( 'DB_USER', 'shop' );
        define( 'DB_PASSWORD', 'shop' );
        define( 'DB_HOST', '127.0.0.1:%d' );
        define( 'DB_CHARSET', 'utf8mb4' );
        define( 'DB_COLLATE', '' );
        foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {
          define( $kind . '_KEY', md5( $kind ) );
          define( $kind . '_SALT', md5( $kind ) );
        }
        $table_prefix = 'wp_';
        define( 'WP_DEBUG', true );
        define( 'WP_DEBUG_LOG', '%s' );
        define( 'WP_DEBUG_DISPLAY', false );
        define( 'DISABLE_WP_CRON', true );
        define( 'AUTOMATIC_UPDATER_DISABLED', true );
        define( 'ABSPATH', __DIR__ . '/' );
        require_once ABSPATH . 'wp-settings.php';
        """
        .formatted(port, log);
  }

  private Process serve() throws IOException {
    var address = url.substring("http://".length());
    var router = Scripts.FOLDER.resolve("router.php").toString();
    var builder =
        Programs.program(List.of(php(), "-d", "memory_limit=256M", "-S", address, router))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("php.log").toFile());
    builder.environment().put("PHP_CLI_SERVER_WORKERS", WORKERS);
    return builder.start();
  }

  private static String php() {
    return Programs.php().orElseThrow().toString();
  }

  private void must(String file, String... arguments) {
    var said = Programs.run(php(Scripts.FOLDER.resolve(file), List.of(arguments)));
    if (!said.contains("Success")) {
      throw new IllegalStateException(file + ": " + said);
    }
  }

  /// Where its WordPress lies.
  public Path folder() {
    return folder;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public void install(Path zip) throws IOException {
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var file = folder.resolve("wp-content/plugins").resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    must("activate.php", "paybridge-for-woocommerce/paybridge-for-woocommerce.php");
  }

  @Override
  public List<String> php(Path file, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                php(), Scripts.FOLDER.resolve("inside.php").toString(), folder.toString(), url,
                file.toString()));
    command.addAll(arguments);
    return command;
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    database.close();
    Folders.delete(home);
  }
}
