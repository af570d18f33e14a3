package paybridge.connector;

/// A gateway that gives held money back. Moves money: sent at most once.
public interface VoidsAuthorizations {
  Answer<Report> voidAuthorization(GatewayCall call, MoneyMove move);
}
