package paybridge.bridge;

import java.util.List;

/// The fourteen steps that Oceanpayment publishes, from the purchase to the settled money.
final class OceanpaymentScript implements Script {
  @Override
  public List<Line> steps(DemoEvidence seen) {
    return List.of(
        seen.bought(1, "customer → shop: asks to buy"),
        seen.played(2, "shop → Oceanpayment: signs the order and submits it", "order signed"),
        seen.played(3, "Oceanpayment → customer: shows its page", "page shown"),
        seen.played(4, "customer → Oceanpayment: gives the account details", "card chosen"),
        seen.played(5, "Oceanpayment → acquirer: asks", "acquirer asked"),
        seen.played(6, "acquirer → issuer: asks", "issuer asked"),
        seen.played(7, "issuer → Oceanpayment: answers", "issuer answered"),
        seen.played(8, "issuer → customer: asks to confirm", "code asked"),
        seen.played(9, "customer → issuer: confirms", "code typed"),
        seen.played(10, "issuer: compares the confirmation", "confirmation compared"),
        seen.played(11, "Oceanpayment → customer: mail, approved or not", "mail"),
        seen.told(12, "Oceanpayment → shop: told with a signature to deliver", "transaction")
            .and(seen.shopTold()),
        seen.played(13, "bank → Oceanpayment: funds move", "funds moved"),
        seen.proved(14, "Oceanpayment → shop: signed confirmation, kept"));
  }
}
