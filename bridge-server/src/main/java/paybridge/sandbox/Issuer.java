package paybridge.sandbox;

/// The bank that gave the shopper the card. Decides by the name of the card, nothing else.
record Issuer() {
  /// What the issuer answers to a first request with this card.
  ResponseCode answer(TestCard card) {
    return card.answer();
  }

  /// What it answers once a code was typed on the confirmation page.
  ResponseCode confirm(String expected, String typed) {
    return expected.equals(typed) ? ResponseCode.APPROVED : ResponseCode.WRONG_CODE;
  }
}
