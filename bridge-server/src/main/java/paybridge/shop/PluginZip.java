package paybridge.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A shop's plugin as a zip, keyed for this shop: with the bridge's address, the shop's key and the
/// one-time pairing secret inside. Each platform's folder lists in `plugin.txt` what is shipped: the
/// name in the zip and, where another file is meant, the file from which it is taken.
public final class PluginZip {
  private static final String FOLDER = "/plugin-stubs/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PluginZip() {}

  /// Writes the zip; the file is readable by its owner only where the file system knows owners.
  public static void write(Path file, Register.NewShop shop, String bridgeUrl) throws IOException {
    try (var out = open(file)) {
      write(out, shop, bridgeUrl);
    }
  }

  /// Writes the zip to a stream, which stays open.
  static void write(OutputStream out, Register.NewShop shop, String bridgeUrl) throws IOException {
    var platform = FOLDER + shop.row().storefront() + "/";
    var zip = new ZipOutputStream(out);
    for (var line : text(platform + "plugin.txt").lines().toList()) {
      var words = line.split(" ", 2);
      try (var content = resource(platform + words[words.length - 1])) {
        add(zip, words[0], content.readAllBytes());
      }
    }
    if (shop.row().storefront().equals("woocommerce")) {
      add(zip, "paybridge-for-woocommerce/paybridge-key.php", php(identity(shop, bridgeUrl)));
    } else {
      add(zip, "paybridge.json", identity(shop, bridgeUrl).getBytes(StandardCharsets.UTF_8));
    }
    zip.finish();
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
  /// file that is called there shows nothing.
  private static byte[] php(String identity) {
    var quoted = identity.replace("\\", "\\\\").replace("'", "\\'");
    return """
        <?php
        // The key of this shop at its bridge. It works once; give this file to nobody.
        defined( 'ABSPATH' ) || exit;
        return json_decode( '%s', true );
        """
        .formatted(quoted)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String identity(Register.NewShop shop, String bridgeUrl) {
    var json = JSON.createObjectNode();
    json.put("bridge", bridgeUrl);
    json.put("shop", shop.row().pathKey());
    json.put("home", shop.row().home());
    json.put("pairing", shop.pairing().reveal());
    return json.toPrettyString() + "\n";
  }
}
