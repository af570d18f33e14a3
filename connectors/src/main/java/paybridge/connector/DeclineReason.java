package paybridge.connector;

import java.util.Locale;

/// Why a payment was not approved, in one vocabulary for every gateway. The gateway's own word is
/// kept beside it for support. [#forShopper] is the sentence a shopper may read: it never says
/// "stolen" to somebody who may be the thief.
public enum DeclineReason {
  INSUFFICIENT_FUNDS("The card has not enough funds.", false),
  DO_NOT_HONOUR("The bank refused the payment without giving a reason.", false),
  EXPIRED_CARD("The card has expired.", false),
  INVALID_CARD("The card details were not accepted.", false),
  LOST_OR_STOLEN("The bank refused this card.", true),
  FRAUD_SUSPECTED("The bank refused the payment.", true),
  LIMIT_EXCEEDED("The payment is over the card's limit.", false),
  NOT_PERMITTED("The card does not allow this kind of payment.", false),
  AUTHENTICATION_FAILED("The confirmation with the bank failed.", false),
  TRY_LATER("The bank could not be reached. Please try again in a moment.", false),
  LEFT_BY_SHOPPER("The payment was cancelled.", false),
  CONFIGURATION("The shop's payment set-up refused the payment. The shop has been told.", false),
  OTHER("The payment was not approved.", false);

  private final String forShopper;
  private final boolean doNotRetry;

  DeclineReason(String forShopper, boolean doNotRetry) {
    this.forShopper = forShopper;
    this.doNotRetry = doNotRetry;
  }

  /// The lower-case spelling used on every wire.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A sentence for the shopper, English.
  public String forShopper() {
    return forShopper;
  }

  /// True when charging the same card again is forbidden by the card schemes.
  public boolean doNotRetry() {
    return doNotRetry;
  }
}
