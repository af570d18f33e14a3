package paybridge.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A value that must not reach a log, a URL, an error page or an export: prints as dots. Whoever
/// calls [#reveal] puts it on a wire or under a key, nowhere else.
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an empty secret proves nothing");
    }
    this.value = value;
  }

  /// The secret itself.
  public String reveal() {
    return value;
  }

  /// The secret as UTF-8.
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "••••••";
  }
}
