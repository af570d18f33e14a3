package paybridge.shop;

import java.util.List;
import java.util.Map;
import paybridge.connector.Answer;
import paybridge.connector.RegistersEndpoint;
import paybridge.connector.RegistersEndpoint.Registered;

/// Makes a gateway send its messages to us: registers our address with gateways that keep a list of
/// addresses, and keeps the secret that comes back at once, because it is shown only then. May be
/// repeated: an endpoint of ours whose secret we do not hold is replaced.
public final class ConnectAccount {
  private final Register register;
  private final Directory directory;
  private final GatewayCalls gateways;

  public ConnectAccount(
      Register register, Directory directory, GatewayCalls gateways) {
    this.register = register;
    this.directory = directory;
    this.gateways = gateways;
  }

  /// What came of it.
  ///
  /// @param connected true when the gateway's messages will reach us; always for gateways that are
  ///     told the address with each payment
  /// @param said one sentence for the owner
  /// @param foreign addresses of others that hear this account, too
  public record Connected(boolean connected, String said, List<String> foreign) {}

  /// Where the messages of an account go.
  public String address(GatewayAccount account) {
    return gateways.notifyUrl(account);
  }

  /// Connects the account.
  public Connected connect(GatewayAccount account) {
    var title = account.gateway().title();
    if (!(account.gateway() instanceof RegistersEndpoint endpoints)) {
      return new Connected(true, title + " is told our address with each payment.", List.of());
    }
    var call = gateways.call(account, gateways.wire(account));
    return switch (endpoints.register(call, address(account))) {
      case Answer.Done<Registered>(var done) -> keep(account, done, title);
      case Answer.Refused<Registered>(_, var why) -> not(title, why);
      case Answer.NotSent<Registered>(var why, _) -> not(title, why);
      case Answer.Unknown<Registered>(var why) -> not(title, why);
    };
  }

  private Connected keep(GatewayAccount account, Registered done, String title) {
    if (!done.secrets().isEmpty()) {
      register.change(account, Map.of(), done.secrets());
      directory.changed();
    }
    return new Connected(
        true,
        title
            + (done.reused()
                ? " sends its messages to us already."
                : " sends its messages to us from now on."),
        done.foreign());
  }

  private static Connected not(String title, String why) {
    return new Connected(false, title + " could not be told where to send its messages: " + why, List.of());
  }
}
