package paybridge.connector;

/// A gateway that takes money it held before. Moves money: sent at most once.
public interface CapturesMoney {
  Answer<Report> capture(GatewayCall call, MoneyMove move);
}
