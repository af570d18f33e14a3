package paybridge.connector;

import java.util.Optional;
import java.util.stream.Collectors;

/// A reading as the one line that stands beside each golden example.
public final class InOneLine {
  private InOneLine() {}

  public static String of(Reading reading) {
    return switch (reading) {
      case Reading.Genuine(_, var reports) ->
          "genuine: " + reports.stream().map(InOneLine::report).collect(Collectors.joining("; "));
      case Reading.Irrelevant(_, var why) -> "irrelevant: " + why;
      case Reading.Unclear(_, var why, var reference) -> "unclear: " + named(reference) + why;
      case Reading.Unproved(var why, var reference) -> "unproved: " + named(reference) + why;
    };
  }

  private static String named(Optional<String> reference) {
    return reference.orElse("?") + " ";
  }

  private static String report(Report report) {
    return named(report.merchantReference().or(report::gatewayReference)) + fact(report.fact());
  }

  private static String fact(Fact fact) {
    return switch (fact) {
      case Fact.Waiting(var decline) ->
          "waiting" + decline.map(reason -> " after " + reason.spelling()).orElse("");
      case Fact.Authorized(var total) -> "authorized " + total;
      case Fact.Captured(var total) -> "captured " + total;
      case Fact.Approved(var total) -> "approved " + total;
      case Fact.Declined(var reason) -> "declined " + reason.spelling();
      case Fact.Cancelled() -> "cancelled";
      case Fact.Expired() -> "expired";
      case Fact.Voided() -> "voided";
      case Fact.Refund(var id, var ours, var amount, var state) ->
          "refund " + ours.or(() -> id).orElse("?") + " of " + amount + " " + state;
      case Fact.Disputed(var amount, var open, var by) ->
          "disputed "
              + amount
              + (open ? " open" : " decided")
              + by.map(time -> " until " + time).orElse("");
      case Fact.MethodStored(_, var label) -> "method stored, " + label;
      case Fact.NotKnown() -> "not known";
    };
  }
}
