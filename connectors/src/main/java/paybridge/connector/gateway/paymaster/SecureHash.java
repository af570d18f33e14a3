package paybridge.connector.gateway.paymaster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import paybridge.connector.Page.Field;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.FormText;

/// The only proof of origin in both directions (contract section 7): HMAC-SHA-256 over the plain
/// values, with the secret twice: as the key, as text, and behind the data.
public final class SecureHash {
  private SecureHash() {}

  /// What is hashed: `name=value` joined by `&`, plain values, empty ones included.
  public static String input(List<Field> fields, Set<String> notHashed) {
    return fields.stream()
        .filter(field -> !notHashed.contains(field.name()))
        .map(field -> field.name() + "=" + field.value())
        .collect(Collectors.joining("&"));
  }

  /// The upper-case hexadecimal hash of this input.
  public static String of(Secret secret, String input) {
    var data = (input + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return Digests.hex(Digests.hmacSha256(secret.bytes(), data)).toUpperCase(Locale.ROOT);
  }

  /// True when the message carries exactly one hash and it is the one of its other fields, taken in
  /// the order they were received; upper and lower case alike.
  public static boolean proves(Secret secret, List<Field> fields, Set<String> notHashed) {
    var given =
        fields.stream().filter(field -> field.name().equals(MessageDefinition.HASH)).toList();
    return given.size() == 1
        && Digests.sameHex(of(secret, input(fields, notHashed)), given.getFirst().value());
  }

  /// The query string of these fields. `*` is encoded, as the vendor does it.
  public static String query(List<Field> fields) {
    return FormText.write(fields).replace("*", "%2A");
  }
}
