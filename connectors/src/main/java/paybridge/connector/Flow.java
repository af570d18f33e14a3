package paybridge.connector;

import java.util.Locale;

/// How the shopper meets the gateway.
public enum Flow {
  REDIRECT,
  WIDGET,
  DIRECT;

  /// The lower-case spelling used on every wire.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
