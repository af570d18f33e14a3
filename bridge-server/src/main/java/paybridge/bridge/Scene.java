package paybridge.bridge;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import paybridge.connector.Flow;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.sandbox.oceanpayment.PlayedOceanpayment;
import paybridge.sandbox.paymaster.PlayedPayMaster;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.sandbox.wooshpay.PlayedWooshPay;
import paybridge.work.Chance;

/// Which gateway the demo plays, and the way in which the shopper meets it.
///
/// @param gateway the dialect's name
/// @param way one of [PlayedGateway#ways]; `""` for the gateway that is built in
public record Scene(String gateway, String way) {
  /// The gateway that is built in.
  public static final Scene BUILT_IN = new Scene("sandbox", "");

  /// The scene of this name.
  ///
  /// @param way `""` for the usual one
  /// @throws IllegalArgumentException with a sentence that says what there is
  static Scene of(String gateway, String way) {
    var maker = PLAYED.get(gateway);
    if (maker == null && !gateway.equals(BUILT_IN.gateway())) {
      throw new IllegalArgumentException(
          "No gateway '"
              + gateway
              + "' can be played. There are: "
              + BUILT_IN.gateway()
              + ", "
              + String.join(", ", PLAYED.keySet())
              + ".");
    }
    var known = maker == null ? List.<String>of() : ways(maker);
    if (!way.isEmpty() && !known.contains(way)) {
      throw new IllegalArgumentException(
          known.isEmpty()
              ? "The gateway '" + gateway + "' has only one way."
              : "'" + way + "' is no way to meet " + gateway + ": " + String.join(", ", known) + ".");
    }
    return new Scene(gateway, way.isEmpty() && !known.isEmpty() ? known.getFirst() : way);
  }

  private static List<String> ways(Maker maker) {
    return maker
        .make(InstantSource.system(), Chance.real(), _ -> new WireAnswer.NeverSent("only asked"))
        .ways();
  }

  private interface Maker {
    PlayedGateway make(InstantSource clock, Chance chance, Wire wire);
  }

  private static final Map<String, Maker> PLAYED =
      new TreeMap<>(
          Map.of(
              "wooshpay", PlayedWooshPay::new,
              "oceanpayment", PlayedOceanpayment::new,
              "paymaster", PlayedPayMaster::new));

  /// The played gateway; empty for the one that is built in.
  Optional<PlayedGateway> played(InstantSource clock, Chance chance, Wire wire) {
    return Optional.ofNullable(PLAYED.get(gateway)).map(maker -> maker.make(clock, chance, wire));
  }

  /// How the shop asks for the page.
  Flow flow() {
    return switch (way) {
      case "widget" -> Flow.WIDGET;
      case "direct" -> Flow.DIRECT;
      default -> Flow.REDIRECT;
    };
  }

  /// Where the shopper lives: the wallet that is met directly is one of China.
  String country() {
    return way.equals("direct") ? "CN" : "DE";
  }
}
