package paybridge.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A shop's plugin as a zip, with `paybridge.json` inside: the bridge's address, the shop's key and
/// the one-time pairing secret.
public final class PluginZip {
  private static final List<String> FILES = List.of("paybridge.php", "example-shop.php", "README.md");

  private PluginZip() {}

  /// Writes the zip; the file is readable by its owner only where the file system knows owners.
  public static void write(Path file, Register.NewShop shop, String bridgeUrl) throws IOException {
    try (var zip = new ZipOutputStream(open(file))) {
      for (var name : FILES) {
        try (var content =
            PluginZip.class.getResourceAsStream(
                "/plugin-stubs/" + shop.row().storefront() + "/" + name)) {
          if (content != null) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
          }
        }
      }
      zip.putNextEntry(new ZipEntry("paybridge.json"));
      zip.write(identity(shop, bridgeUrl).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static OutputStream open(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file,
          java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
              java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(file);
  }

  private static String identity(Register.NewShop shop, String bridgeUrl) {
    var json = new ObjectMapper().createObjectNode();
    json.put("bridge", bridgeUrl);
    json.put("shop", shop.row().pathKey());
    json.put("home", shop.row().home());
    json.put("pairing", shop.pairing().reveal());
    return json.toPrettyString() + "\n";
  }
}
