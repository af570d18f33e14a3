package paybridge.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import paybridge.connector.Header;

/// Shows a raw message to staff without secrets, personal data and card numbers. The result is
/// display text, never a message again: fields stand one below the other, masked values are dots
/// that do not tell a length, addresses end after the host. Plain text, for the page to escape.
///
/// Never throws. What cannot be read in the form that it claims to have is not shown.
public final class Masking {
  /// Bytes of a message that are looked at.
  static final int READ = 128 * 1024;

  /// Characters that are shown.
  static final int SHOWN = 64 * 1024;

  private static final int DEEPEST = 3;

  private Masking() {}

  /// A body.
  ///
  /// @param contentType as the header says, may be empty: JSON and XML are recognised without it
  public static String body(byte[] raw, String contentType) {
    var text = new String(Arrays.copyOf(raw, Math.min(raw.length, READ)), StandardCharsets.UTF_8);
    var shown = text(text, contentType);
    return raw.length > READ ? shown + "\n… of " + raw.length + " bytes" : shown;
  }

  /// As [#body] for a text; also for a query string.
  public static String text(String text, String contentType) {
    try {
      var head = text.length() > READ ? text.substring(0, READ) : text;
      return cut(inside(head, contentType.toLowerCase(Locale.ROOT), 0));
    } catch (RuntimeException | StackOverflowError unreadable) {
      return MaskedText.DOTS + " (cannot be shown)";
    }
  }

  /// Header lines, one below the other.
  public static String headers(List<Header> headers) {
    return cut(
        headers.stream()
            .limit(200)
            .map(header -> line(header.name(), ": ", header.value()))
            .collect(Collectors.joining("\n")));
  }

  /// An address: scheme, host and port; path and query may open a page or prove an account.
  public static String address(String url) {
    return text(url, "");
  }

  /// Text by its own look; used again for texts inside texts (JSON in a form field, …).
  static String inside(String text, String contentType, int depth) {
    var trimmed = text.strip();
    if (depth > DEEPEST) {
      return MaskedText.DOTS;
    }
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      return MaskedJson.of(trimmed, depth);
    }
    if (trimmed.startsWith("<") || trimmed.startsWith("\ufeff<")) {
      return MaskedXml.of(trimmed, depth);
    }
    if (contentType.contains("urlencoded") || MaskedForm.looksLikeOne(trimmed)) {
      return MaskedForm.of(trimmed, depth);
    }
    return MaskedText.of(text);
  }

  static String line(String name, String between, String value) {
    try {
      var shown = value.length() > READ ? value.substring(0, READ) : value;
      return MaskedText.of(name)
          + between
          + (SensitiveNames.masks(name) ? MaskedText.DOTS : inside(shown, "", 1));
    } catch (RuntimeException | StackOverflowError unreadable) {
      return MaskedText.DOTS;
    }
  }

  private static String cut(String shown) {
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN - 2) + "\n…";
  }
}
