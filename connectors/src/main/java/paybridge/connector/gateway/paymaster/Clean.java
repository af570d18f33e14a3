package paybridge.connector.gateway.paymaster;

import java.text.Normalizer;

/// Makes text fit for the wire.
final class Clean {
  /// The longest value of a field of which no length is published (open point 14).
  private static final int UNTOLD = 40;

  private Clean() {}

  /// Text that comes back inside the signed result must not look like a field: no `&`, no `=`
  /// (section 7, hardening).
  static String echoed(String text, int most) {
    return ascii(text.replaceAll("[&=]", " "), most);
  }

  /// Plain ASCII, accents taken off, cut: how the gateway hashes other text is not known (open
  /// point 15).
  static String ascii(String text, int most) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^ -~]+", " ")
            .strip();
    return plain.length() > most ? plain.substring(0, most).strip() : plain;
  }

  /// True for the id of a customer that needs no change to travel and to come back. A changed one
  /// could be another customer's, whose stored cards the page would offer (section 8.1, `f344`).
  static boolean isCustomer(String id) {
    return !id.isEmpty() && echoed(id, 50).equals(id);
  }

  /// A phone number, digits only, or nothing when it is longer than any (open point 14).
  static String phone(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    return digits.length() > UNTOLD ? "" : digits;
  }

  /// Text for a field of which no length is published.
  static String untold(String text) {
    return ascii(text, UNTOLD);
  }

  /// An address of mail, or nothing when it is not plain (open point 14).
  static String email(String address) {
    return address.length() <= 100 && address.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? address
        : "";
  }
}
