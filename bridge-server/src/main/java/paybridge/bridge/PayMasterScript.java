package paybridge.bridge;

import java.util.List;

/// The first seven of the eleven steps that PayMaster publishes; the others are those of a scheduled
/// payment (contract section 17.2).
final class PayMasterScript implements Script {
  @Override
  public List<Line> steps(DemoEvidence seen) {
    return List.of(
        seen.bought(1, "customer → shop: checks out"),
        seen.entry(2, "shop → PayMaster: activates the gateway", "open page")
            .and(seen.playedText("gateway activated")),
        seen.played(3, "PayMaster → customer: the address of the page", "page shown"),
        seen.played(4, "customer → PayMaster: enters the details and pays", "details entered"),
        seen.proved(5, "PayMaster → bridge: payment information and status"),
        seen.thanks(6, "shop → customer: shows the status"),
        seen.played(7, "PayMaster → customer: mail, because it was paid", "mail"));
  }
}
