package paybridge.shop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.kit.Digests;
import paybridge.db.ShopRow;

/// Newer versions of a plugin for the shops that got theirs from this bridge: which there is, and
/// the file itself. The file is the keyed build without a key, for whoever shows a token that the
/// shop was given minutes ago by a signed answer.
public final class PluginUpdates {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final String MAIN = "paybridge-for-woocommerce.php";
  private final InstantSource clock;
  private final String publicUrl;

  public PluginUpdates(InstantSource clock, String publicUrl) {
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /// The version this bridge has, and where it is fetched.
  public ShopAnswer newest(Shop shop) {
    if (!shop.row().storefront().equals("woocommerce")) {
      return new ShopAnswer.Problem(
          422, "not-possible", "Not possible",
          "A plugin of this kind does not update itself. Make a new file.", "", false, "");
    }
    var version = version();
    long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
    return new ShopAnswer.NewestPlugin(
        version,
        source(shop.row(), publicUrl)
            + "?version=" + version + "&until=" + until
            + "&proof=" + proof(secrets(shop).getFirst(), shop, version, until),
        word("readme.txt", "Requires at least"),
        word("readme.txt", "Tested up to"),
        word("readme.txt", "Requires PHP"));
  }

  /// The zip, when the token fits, is not over, and means the version that is here.
  public Optional<byte[]> fetch(Shop shop, String version, String until, String proof) {
    if (!version.equals(version()) || !until.matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    long end = Long.parseLong(until);
    long now = clock.instant().getEpochSecond();
    if (end < now || end > now + GOOD_FOR.toSeconds()) {
      return Optional.empty();
    }
    boolean proved = false;
    for (var secret : secrets(shop)) {
      proved |=
          Digests.same(
              proof(secret, shop, version, end).getBytes(StandardCharsets.UTF_8),
              proof.getBytes(StandardCharsets.UTF_8));
    }
    return proved ? Optional.of(zip(shop)) : Optional.empty();
  }

  private byte[] zip(Shop shop) {
    var zip = new ByteArrayOutputStream();
    try {
      PluginZip.update(zip, shop.row(), publicUrl);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zip.toByteArray();
  }

  private static List<Secret> secrets(Shop shop) {
    return shop.account().settings().secrets().getOrDefault("bridge-to-shop", List.of());
  }

  /// The label keeps this from ever being a signature of a message, or one a token.
  private static String proof(Secret secret, Shop shop, String version, long until) {
    var said = "paybridge plugin\n" + shop.row().pathKey() + "\n" + version + "\n" + until;
    return Digests.hex(
        Digests.hmacSha256(
            secret.reveal().getBytes(StandardCharsets.UTF_8),
            said.getBytes(StandardCharsets.UTF_8)));
  }

  /// The version of the WooCommerce plugin that this bridge carries.
  public static String version() {
    return word(MAIN, "Version");
  }

  private static String word(String file, String header) {
    var line =
        Pattern.compile("^[ *]*" + Pattern.quote(header) + ": (\\S+)", Pattern.MULTILINE)
            .matcher(PluginZip.woocommerce(file));
    if (!line.find()) {
      throw new IllegalStateException(file + " has no " + header);
    }
    return line.group(1);
  }

  /// Where a shop's plugin looks for what is newer: its `Update URI`. WordPress asks a filter named
  /// after the host of it (contract woocommerce a18 says that the directory's build has none).
  static String source(ShopRow shop, String bridgeUrl) {
    return bridgeUrl + "/shops/" + shop.pathKey() + "/plugin";
  }

  /// The plugin's main file, which names its source in its header and loads the updater. What would
  /// end the comment or the text in PHP is written the other way that addresses have for it.
  static byte[] named(byte[] main, String source) {
    var safe =
        source.replace("*", "%2A").replace("'", "%27").replace("\\", "%5C").replaceAll("\\s", "");
    var text = new String(main, StandardCharsets.UTF_8);
    var header = text.replace("\n * Text Domain:", "\n * Update URI: " + safe + "\n * Text Domain:");
    if (header.equals(text)) {
      throw new IllegalStateException(MAIN + " has no Text Domain");
    }
    return (header
            + """

            define( 'PAYBRIDGE_UPDATES', '%s' );
            require_once __DIR__ . '/includes/class-paybridge-updates.php';
            Paybridge_Updates::hooks();
            """
                .formatted(safe))
        .getBytes(StandardCharsets.UTF_8);
  }
}
