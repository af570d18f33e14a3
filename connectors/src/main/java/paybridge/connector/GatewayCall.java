package paybridge.connector;

import java.time.Instant;

/// All a dialect may use to speak to its gateway: the account, the way out, and the present time.
///
/// @param notifyUrl ours; where the gateway's notifications of this account go, `""` where that is
///     not known
public record GatewayCall(Account account, Wire wire, Instant now, String notifyUrl) {
  /// A call that needs no address of ours.
  public GatewayCall(Account account, Wire wire, Instant now) {
    this(account, wire, now, "");
  }
}
