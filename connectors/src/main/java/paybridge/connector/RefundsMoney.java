package paybridge.connector;

/// A gateway that pays money back. Moves money: sent at most once. The report may say *pending*:
/// the refund is over only when a later message or question says so.
public interface RefundsMoney {
  Answer<Report> refund(GatewayCall call, MoneyMove move);
}
