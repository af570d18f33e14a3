package paybridge.shop;

import java.time.InstantSource;
import paybridge.connector.GatewayCall;
import paybridge.connector.Wire;
import paybridge.work.Breakers;

/// What dialects get to speak to their gateways with: the way out of their account, the time, and the
/// address where their messages come in.
public final class GatewayCalls {
  private final Breakers breakers;
  private final InstantSource clock;
  private final String publicUrl;

  /// @param publicUrl how gateways reach the bridge, no slash at the end
  public GatewayCalls(Breakers breakers, InstantSource clock, String publicUrl) {
    this.breakers = breakers;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /// The way out for this account.
  public Wire wire(GatewayAccount account) {
    return breakers.of(account.id());
  }

  /// True while the gateway of the account with this id is left alone because it does not answer.
  public boolean rests(String accountId) {
    return breakers.rests(accountId);
  }

  /// A call of this account.
  ///
  /// @param wire the account's own, or one that listens to it
  public GatewayCall call(GatewayAccount account, Wire wire) {
    return new GatewayCall(account.account(), wire, clock.instant(), notifyUrl(account));
  }

  /// Where the messages of this account come in.
  public String notifyUrl(GatewayAccount account) {
    return publicUrl + "/notifications/" + account.gateway().name() + "/" + account.row().pathKey();
  }
}
