package paybridge.connector;

/// A gateway whose open page can be closed before the shopper pays. What it answers is news like
/// any other: the shopper may just have paid.
public interface ClosesPages {
  Answer<Report> close(GatewayCall call, PaymentRef payment);
}
