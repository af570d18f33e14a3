package paybridge.bridge;

import java.util.List;

/// The steps that WooshPay publishes for its three ways in (contract sections 7 and 8).
final class WooshPayScripts {
  private WooshPayScripts() {}

  private static final String EVENT = "payment_intent.succeeded";

  /// Hosted checkout.
  static final class Redirect implements Script {
    @Override
    public List<Line> steps(DemoEvidence seen) {
      return List.of(
          seen.played(1, "bridge → WooshPay: creates a session; its id and intent are stored first",
              "session created").and(seen.keptIds("session")),
          seen.played(2, "bridge → customer: is sent to the session's page", "page shown"),
          seen.played(3, "customer → WooshPay: pays, and comes back", "paid").and(seen.thanked()),
          seen.told(4, "WooshPay → bridge: posts the event to every registered endpoint", EVENT),
          seen.played(5, "bridge: session and intent together decide, not the way back", "retrieved")
              .and(seen.word()),
          seen.entry(6, "bridge → WooshPay: asks, should an event be missed", "ask WooshPay"));
    }
  }

  /// The widget.
  static final class Widget implements Script {
    @Override
    public List<Line> steps(DemoEvidence seen) {
      return List.of(
          seen.played(1, "bridge → WooshPay: creates an intent", "intent created")
              .and(seen.keptReference()),
          seen.played(2, "bridge → customer: client secret and widget", "widget shown"),
          seen.played(3, "customer → WooshPay: pays in the widget", "paid").and(seen.thanked()),
          seen.told(4, "WooshPay → bridge: posts the event", EVENT),
          seen.entry(5, "bridge → shop: the complete picture, until it is applied", "order update"));
    }
  }

  /// The direct interface.
  static final class Direct implements Script {
    @Override
    public List<Line> steps(DemoEvidence seen) {
      return List.of(
          seen.played(1, "bridge → WooshPay: creates an intent", "intent created")
              .and(seen.keptReference()),
          seen.played(2, "bridge → WooshPay: confirms it; the customer agrees in the wallet",
              "intent confirmed").and(seen.thanked()),
          seen.told(3, "WooshPay → bridge: posts the event", EVENT));
    }
  }
}
