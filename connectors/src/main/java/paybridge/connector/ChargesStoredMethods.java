package paybridge.connector;

/// A gateway that charges a method the shopper stored before. Moves money: sent at most once.
public interface ChargesStoredMethods {
  /// @param move its `payment` is the new attempt, not the one that stored the method
  Answer<Report> charge(GatewayCall call, MoneyMove move, Secret token);
}
