package paybridge.connector;

import java.util.List;
import java.util.Map;

/// A gateway that posts its messages to addresses that are registered with it. Moves no money.
public interface RegistersEndpoint {
  /// Makes sure that `address` is registered once, switched on, and hears every kind of message the
  /// dialect reads. One of ours that does not fit, or whose secret we do not hold, is replaced; those
  /// of others are left alone and told.
  ///
  /// @param address where the account's notifications go
  Answer<Registered> register(GatewayCall call, String address);

  /// What is registered now.
  ///
  /// @param reused true when ours was there and fits; then there are no new secrets
  /// @param secrets new secrets by the name of their setting, to be kept at once: the gateway shows
  ///     them only now
  /// @param foreign the addresses of others that hear this account, too
  record Registered(boolean reused, Map<String, Secret> secrets, List<String> foreign) {
    public Registered {
      secrets = Map.copyOf(secrets);
      foreign = List.copyOf(foreign);
    }
  }
}
