package paybridge.shop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import paybridge.db.ShopRow;

/// A shop's plugin as a zip. Each platform's folder lists in `plugin.txt` what is shipped: the name
/// in the zip and, where another file is meant, the file from which it is taken. The keyed build is
/// for one shop: with the bridge's address, the shop's key and the one-time pairing secret inside,
/// and with what `plugin-keyed.txt` lists. The directory build is the same for everybody and holds
/// no key and no updater, as WordPress' directory asks (contract woocommerce a18).
public final class PluginZip {
  private static final String FOLDER = "/plugin-stubs/";
  private static final String WOOCOMMERCE = "woocommerce";
  private static final String MAIN = "paybridge-for-woocommerce/paybridge-for-woocommerce.php";

  private PluginZip() {}

  /// Writes the keyed build; the file is readable by its owner only where the file system knows
  /// owners.
  public static void write(Path file, Register.NewShop shop, String bridgeUrl) throws IOException {
    try (var out = open(file)) {
      write(out, shop, bridgeUrl);
    }
  }

  /// Writes the keyed build to a stream, which stays open.
  static void write(OutputStream out, Register.NewShop shop, String bridgeUrl) throws IOException {
    var zip = keyed(out, shop.row(), bridgeUrl);
    if (shop.row().storefront().equals(WOOCOMMERCE)) {
      add(zip, "paybridge-for-woocommerce/paybridge-key.php", php(identity(shop, bridgeUrl)));
    } else {
      add(zip, "paybridge.json", identity(shop, bridgeUrl).getBytes(StandardCharsets.UTF_8));
    }
    zip.finish();
  }

  /// Writes what takes the place of a keyed build that is paired: the same without the key. The
  /// stream stays open.
  static void update(OutputStream out, ShopRow shop, String bridgeUrl) throws IOException {
    keyed(out, shop, bridgeUrl).finish();
  }

  /// Writes the directory build of the WooCommerce plugin.
  public static void directory(Path file) throws IOException {
    try (var out = open(file)) {
      var zip = new ZipOutputStream(out);
      for (var line : lines(WOOCOMMERCE, "plugin.txt")) {
        add(zip, line[0], content(WOOCOMMERCE, line));
      }
      zip.finish();
    }
  }

  private static ZipOutputStream keyed(OutputStream out, ShopRow shop, String bridgeUrl)
      throws IOException {
    var platform = shop.storefront();
    boolean updates = platform.equals(WOOCOMMERCE);
    var zip = new ZipOutputStream(out);
    for (var line : lines(platform, "plugin.txt")) {
      var content = content(platform, line);
      add(
          zip,
          line[0],
          updates && line[0].equals(MAIN)
              ? PluginUpdates.named(content, PluginUpdates.source(shop, bridgeUrl))
              : content);
    }
    if (updates) {
      for (var line : lines(platform, "plugin-keyed.txt")) {
        add(zip, line[0], content(platform, line));
      }
    }
    return zip;
  }

  private static List<String[]> lines(String platform, String list) throws IOException {
    return text(FOLDER + platform + "/" + list).lines().map(line -> line.split(" ", 2)).toList();
  }

  private static byte[] content(String platform, String[] line) throws IOException {
    try (var content = resource(FOLDER + platform + "/" + line[line.length - 1])) {
      return content.readAllBytes();
    }
  }

  /// A file of the WooCommerce plugin as it is shipped, such as `readme.txt`.
  static String woocommerce(String name) {
    try {
      return text(FOLDER + WOOCOMMERCE + "/" + name);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static InputStream resource(String name) throws IOException {
    // A file of another platform's folder is named from there: ../generic/paybridge.php.
    var path = Path.of(name).normalize().toString();
    var found = PluginZip.class.getResourceAsStream(path);
    if (found == null) {
      throw new FileNotFoundException("There is no plugin file " + path + ".");
    }
    return found;
  }

  private static String text(String name) throws IOException {
    try (var content = resource(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(file);
  }

  /// The identity as a PHP file: the folder of a WordPress plugin can be read from the web, and a PHP
  /// file that is called there shows nothing. The plugin reads it as text: servers keep what PHP
  /// includes for seconds or for ever, and a shop must not go on with a key that was replaced.
  private static byte[] php(String identity) {
    return """
        <?php exit; // The key of this shop at its bridge. It works once; give this file to nobody. ?>
        %s"""
        .formatted(identity)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String identity(Register.NewShop shop, String bridgeUrl) {
    return ConnectionCode.identity(shop, bridgeUrl).toPrettyString() + "\n";
  }
}
