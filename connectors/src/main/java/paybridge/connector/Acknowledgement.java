package paybridge.connector;

/// What a gateway is answered, exactly: many repeat until they read one certain word.
public record Acknowledgement(int status, String contentType, String body) {
  /// An empty answer of plain text with this status.
  public static Acknowledgement plain(int status, String body) {
    return new Acknowledgement(status, "text/plain; charset=utf-8", body);
  }
}
