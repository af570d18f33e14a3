package paybridge.woo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import paybridge.bridge.Ports;
import paybridge.needs.Machine;

/// Debian's WordPress on a database of its own, with the stand-in for WooCommerce, served by PHP.
public final class StandInWooShop extends WooShop {
  private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
  private static final String WORKERS = "4";
  private final Path folder;
  private final String url;

  private StandInWooShop(Path folder, String url) {
    this.folder = folder;
    this.url = url;
  }

  /// True when some shop can be had here.
  public static boolean isPossible() {
    return RealWooShop.named().isPresent() || Machine.hasWordPress();
  }

  /// A new shop; it ends with this JVM.
  static WooShop start() {
    try {
      var home = Files.createTempDirectory("paybridge-wordpress");
      var database = new PrivateMariaDb(home.resolve("database"));
      var folder = home.resolve("shop");
      copy(Machine.wordPress().orElseThrow(), folder);
      copy(RESOURCES.resolve("woocommerce-standin"), folder.resolve("wp-content/plugins/woocommerce"));
      Files.writeString(
          folder.resolve("wp-config.php"), config(database.port(), home.resolve("debug.log")));
      var shop = new StandInWooShop(folder, "http://127.0.0.1:" + Ports.free());
      shop.must("install.php", shop.url);
      shop.must("activate.php", "woocommerce/woocommerce.php");
      shop.serve();
      return shop;
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

  private void serve() throws IOException {
    var address = url.substring("http://".length());
    var router = RESOURCES.resolve("woo/router.php").toString();
    var builder =
        Machine.program(List.of(php(), "-d", "memory_limit=256M", "-S", address, router))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("../php.log").normalize().toFile());
    builder.environment().put("PHP_CLI_SERVER_WORKERS", WORKERS);
    var server = builder.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.descendants().forEach(ProcessHandle::destroyForcibly);
                  server.destroyForcibly();
                }));
  }

  private static String php() {
    return Machine.php().orElseThrow().toString();
  }

  private void must(String file, String... arguments) {
    var said = run(php(RESOURCES.resolve("woo").resolve(file), List.of(arguments)));
    if (!said.contains("Success")) {
      throw new IllegalStateException(file + ": " + said);
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  void install(Path zip) throws IOException {
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
  List<String> php(Path file, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                php(), RESOURCES.resolve("woo/inside.php").toString(), folder.toString(), url,
                file.toString()));
    command.addAll(arguments);
    return command;
  }

  /// Links stay links: Debian's package names files of other packages by them.
  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
