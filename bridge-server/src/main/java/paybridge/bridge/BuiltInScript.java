package paybridge.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a purchase at the gateway that is built in, with every message between acquirer and
/// issuer.
final class BuiltInScript implements Script {
  @Override
  public List<Line> steps(DemoEvidence seen) {
    var lines = new ArrayList<Line>();
    lines.add(seen.bought(1, "customer → shop: checks out"));
    lines.add(seen.entry(2, "shop → bridge: asks to collect the money", "checkout"));
    lines.add(
        seen.entry(3, "bridge → gateway: opens a page, and its address comes back", "open page"));
    var news = seen.news();
    for (var hop : news.path("payment").path("chain")) {
      lines.add(
          new Line(
              lines.size() + 1,
              hop.path("from").asText() + " → " + hop.path("to").asText(),
              Optional.of(Instant.parse(hop.path("at").asText())),
              (hop.path("message").asText()
                      + " "
                      + hop.path("code").asText()
                      + " "
                      + hop.path("reason").asText())
                  .strip()));
    }
    lines.add(
        seen.told(
            lines.size() + 1, "gateway → bridge: signed message, stored before it was acknowledged",
            "payment.paid"));
    var mail = news.path("payment").path("mails").path(0);
    lines.add(
        new Line(
            lines.size() + 1,
            "gateway → customer: mail that would go out",
            mail.isMissingNode()
                ? Optional.empty()
                : Optional.of(Instant.parse(mail.path("at").asText())),
            mail.isMissingNode()
                ? ""
                : "“" + mail.path("subject").asText() + "” to " + mail.path("to").asText()));
    lines.add(
        seen.entry(
            lines.size() + 1, "bridge → shop: the complete picture, until it is applied",
            "order update"));
    lines.add(seen.thanks(lines.size() + 1, "shop → customer: the page after paying"));
    return lines;
  }
}
