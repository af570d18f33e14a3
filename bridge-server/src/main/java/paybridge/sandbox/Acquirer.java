package paybridge.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The shop's bank: carries a request from the gateway to the issuer and the answer back. Every
/// message is written down; the chain is told in status answers and notifications.
record Acquirer(Issuer issuer) {
  private static final String GATEWAY = "gateway";
  private static final String ACQUIRER = "acquirer";
  private static final String ISSUER = "issuer";

  /// An exchange: what the issuer said, and the four messages it took.
  record Exchange(ResponseCode answer, List<Hop> hops) {}

  /// Asks the issuer to hold (`0100`) or to pay (`0200`).
  Exchange pay(TestCard card, boolean hold, Instant now) {
    return exchange(hold ? "0100" : "0200", hold ? "0110" : "0210", issuer.answer(card), now);
  }

  /// The second request, with the code the shopper typed.
  Exchange confirm(String expected, String typed, boolean hold, Instant now) {
    return exchange(
        hold ? "0100" : "0200", hold ? "0110" : "0210", issuer.confirm(expected, typed), now);
  }

  /// Takes held money.
  Exchange capture(Instant now) {
    return exchange("0220", "0230", ResponseCode.APPROVED, now);
  }

  /// Gives held money back.
  Exchange reverse(Instant now) {
    return exchange("0400", "0410", ResponseCode.APPROVED, now);
  }

  /// Pays money back.
  Exchange refund(boolean works, Instant now) {
    return exchange(
        "0200", "0210", works ? ResponseCode.APPROVED : ResponseCode.DO_NOT_HONOUR, now);
  }

  private static Exchange exchange(String asks, String answers, ResponseCode code, Instant now) {
    var hops = new ArrayList<Hop>();
    hops.add(new Hop(now, GATEWAY, ACQUIRER, asks, "", ""));
    hops.add(new Hop(now, ACQUIRER, ISSUER, asks, "", ""));
    hops.add(new Hop(now, ISSUER, ACQUIRER, answers, code.code, code.reason));
    hops.add(new Hop(now, ACQUIRER, GATEWAY, answers, code.code, code.reason));
    return new Exchange(code, hops);
  }
}
