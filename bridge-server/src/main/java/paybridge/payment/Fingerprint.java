package paybridge.payment;

import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.Money;

/// What makes two checkout calls the same attempt: total, currency, method, capture mode and flow.
public final class Fingerprint {
  private Fingerprint() {}

  /// Of a charge of a stored method; never the same as that of a page.
  public static String stored(Money total, String savedMethod) {
    return total.minor() + " " + total.currency().code() + " stored " + savedMethod;
  }

  public static String of(Money total, String method, Capture capture, Flow flow, boolean save) {
    return total.minor()
        + " "
        + total.currency().code()
        + " "
        + method
        + " "
        + capture.spelling()
        + " "
        + flow.spelling()
        + (save ? " save" : "");
  }
}
