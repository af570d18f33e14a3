package paybridge.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The steps that a gateway publishes for one way of paying, each with what shows that it happened.
interface Script {
  /// One published step.
  ///
  /// @param number as the gateway counts
  /// @param at when it happened, where that is known
  /// @param evidence what shows it; empty: nothing does
  record Line(int number, String what, Optional<Instant> at, String evidence) {
    /// The same step, which needs this to be shown, too.
    Line and(String more) {
      var both = evidence.isEmpty() || more.isEmpty() ? "" : evidence + "; " + more;
      return new Line(number, what, at, both);
    }
  }

  /// The steps in their order.
  List<Line> steps(DemoEvidence seen);

  /// The script of a scene.
  static Script of(Scene scene) {
    return switch (scene.gateway() + " " + scene.way()) {
      case "wooshpay redirect" -> new WooshPayScripts.Redirect();
      case "wooshpay widget" -> new WooshPayScripts.Widget();
      case "wooshpay direct" -> new WooshPayScripts.Direct();
      case "oceanpayment server", "oceanpayment form" -> new OceanpaymentScript();
      case "paymaster local", "paymaster remote" -> new PayMasterScript();
      default -> new BuiltInScript();
    };
  }
}
