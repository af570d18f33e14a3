package paybridge.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paybridge.connector.Gateway;
import paybridge.connector.SettingSpec;

/// Where a payment is seen in the gateway's own portal: a setting that every account has beside those
/// of its gateway, empty by default (G15 of the decisions).
public final class PortalLink {
  /// The setting's name.
  static final String NAME = "portalLink";

  private static final String PLACE = "{reference}";
  private static final SettingSpec SPEC =
      SettingSpec.optional(
          NAME, "",
          "Where staff see a payment in the gateway's own portal: an https address with {reference}"
              + " in its path or query, in whose place the gateway's reference is put.",
          "docs/support.md, \"Links\"");

  private PortalLink() {}

  /// All settings of an account at this gateway.
  public static List<SettingSpec> with(Gateway gateway) {
    return Stream.concat(gateway.settings().stream(), Stream.of(SPEC)).toList();
  }

  /// The address of this payment's page; empty where no portal is set.
  ///
  /// @param reference the gateway's own
  public static Optional<String> of(GatewayAccount account, String reference) {
    var text = account.account().settings().text(NAME);
    return text.isEmpty() || reference.isEmpty()
        ? Optional.empty()
        : Optional.of(
            text.replace(
                PLACE,
                URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20")));
  }

  /// Whether a value can be such an address: https, and the reference cannot change whose it is.
  static boolean fits(String text) {
    var one = uri(text.replace(PLACE, "a"));
    var other = uri(text.replace(PLACE, "b"));
    return text.contains(PLACE)
        && one.isPresent()
        && other.isPresent()
        && "https".equals(one.get().getScheme())
        && one.get().getHost() != null
        && one.get().getRawUserInfo() == null
        && one.get().getRawAuthority().equals(other.get().getRawAuthority());
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException broken) {
      return Optional.empty();
    }
  }
}
