package paybridge.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import paybridge.connector.PairsByHandshake;

/// A pairing as six words, the same that its plugin shows (docs/plugin-protocol.md, "Six words").
public final class SixWords {
  private static final List<String> WORDS = words();

  private SixWords() {}

  /// The words of a shop, with blanks between; empty before the pairing.
  public static String of(Shop shop) {
    return shop.storefront() instanceof PairsByHandshake pairs
        ? pairs.fingerprint(shop.account()).map(SixWords::spell).orElse("")
        : "";
  }

  static String spell(byte[] fingerprint) {
    var spelled = new StringJoiner(" ");
    for (byte one : fingerprint) {
      spelled.add(WORDS.get(one & 0xff));
    }
    return spelled.toString();
  }

  private static List<String> words() {
    try (var list = SixWords.class.getResourceAsStream("/plugin-stubs/woocommerce/words.txt")) {
      return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
