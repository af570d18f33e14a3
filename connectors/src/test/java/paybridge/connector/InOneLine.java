package paybridge.connector;

import java.util.Optional;
import java.util.stream.Collectors;

/// A reading as the one line that stands beside each golden example.
final class InOneLine {
  private InOneLine() {}

  static String of(Reading reading) {
    return switch (reading) {
      case Reading.Genuine(_, var reports) ->
          "genuine: " + reports.stream().map(InOneLine::report).collect(Collectors.joining("; "));
      case Reading.Irrelevant(_, var why) -> "irrelevant: " + why;
      case Reading.Unclear(_, var why, var reference) -> "unclear" + about(reference) + ": " + why;
      case Reading.Unproved(var why, var reference) -> "unproved" + about(reference) + ": " + why;
    };
  }

  private static String report(Report report) {
    return fact(report.fact())
        + about(report.merchantReference())
        + report.gatewayReference().map(id -> " (" + id + ")").orElse("")
        + " said \""
        + report.gatewayWord()
        + "\""
        + report.said().map(time -> " at " + time).orElse("");
  }

  private static String about(Optional<String> reference) {
    return reference.map(text -> " for " + text).orElse("");
  }

  private static String fact(Fact fact) {
    return switch (fact) {
      case Fact.Waiting(var decline) ->
          "waiting" + decline.map(reason -> " after " + reason.spelling()).orElse("");
      case Fact.Authorized(var total) -> "authorized " + total;
      case Fact.Captured(var total) -> "captured " + total;
      case Fact.Declined(var reason) -> "declined " + reason.spelling();
      case Fact.Cancelled() -> "cancelled";
      case Fact.Expired() -> "expired";
      case Fact.Voided() -> "voided";
      case Fact.Refund(var id, var ours, var amount, var state) ->
          "refund " + id.orElse("-") + "/" + ours.orElse("-") + " " + amount + " " + state;
      case Fact.Disputed(var amount, var open, var by) ->
          "disputed " + amount + (open ? " open" : " decided")
              + by.map(time -> " until " + time).orElse("");
      case Fact.MethodStored(_, var label) -> "stored " + label;
      case Fact.NotKnown() -> "not known";
    };
  }
}
