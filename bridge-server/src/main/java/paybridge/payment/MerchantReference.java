package paybridge.payment;

import java.util.regex.Pattern;

/// The reference of an attempt at its gateway: the shop's displayed number (letters, digits, `-`,
/// cut to 14), `-`, and 8 random base-32 characters. Unique for ever; its shape is our mark.
public final class MerchantReference {
  private static final int NUMBER = 14;
  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9-]{0,14}-[0-9A-HJKMNP-TV-Z]{8}");

  private MerchantReference() {}

  /// @param random five random bytes
  public static String of(String displayedNumber, byte[] random) {
    var number = displayedNumber.replaceAll("[^A-Za-z0-9-]", "");
    var tail = new StringBuilder();
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits = bits << 8 | (random[i] & 0xff);
    }
    for (int shift = 35; shift >= 0; shift -= 5) {
      tail.append(BASE32.charAt((int) (bits >> shift & 31)));
    }
    return number.substring(0, Math.min(NUMBER, number.length())) + "-" + tail;
  }

  /// True when a reference looks like one of ours.
  public static boolean looksOurs(String reference) {
    return OURS.matcher(reference).matches() && reference.equals(reference.strip());
  }
}
