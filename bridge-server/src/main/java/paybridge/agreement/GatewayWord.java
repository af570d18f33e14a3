package paybridge.agreement;

import java.util.Locale;
import java.util.Optional;
import paybridge.connector.Word;

/// What the gateway's own book says of an attempt, by its last answer to a question alone.
public enum GatewayWord {
  /// It never answered a question about this attempt, or cannot be asked.
  SILENT,
  /// It answered that it does not know the reference.
  NOT_KNOWN,
  PENDING,
  AUTHORIZED,
  PAID,
  DECLINED,
  CANCELLED,
  EXPIRED,
  REFUNDED;

  /// The spelling in the books and in the documentation: `not-known`, or the word as [Word] spells it.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The word of an answer that knows the attempt.
  public static GatewayWord of(Word word) {
    return valueOf(word.name());
  }

  /// From the books; [#SILENT] when nothing is there.
  public static GatewayWord of(Optional<String> spelling) {
    return spelling
        .map(word -> valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
        .orElse(SILENT);
  }
}
