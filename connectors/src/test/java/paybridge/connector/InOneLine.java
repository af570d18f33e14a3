package paybridge.connector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A reading or an answer as the one line that stands beside each golden example.
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

  /// An answer to a call of ours.
  public static String of(Answer<?> answer) {
    return switch (answer) {
      case Answer.Done<?>(var value) -> "done: " + value(value);
      case Answer.Refused<?>(var reason, var said) ->
          "refused: " + reason.spelling() + ", " + said;
      case Answer.NotSent<?>(var why, _) -> "not sent: " + why;
      case Answer.Unknown<?>(var why) -> "unknown: " + why;
    };
  }

  private static String value(Object value) {
    return switch (value) {
      case Opened opened ->
          "a page" + opened.gatewayReference().map(id -> ", payment " + id).orElse("");
      case Report report -> report(report);
      case List<?> none when none.isEmpty() -> "nothing";
      case List<?> all -> all.stream().map(InOneLine::value).collect(Collectors.joining("; "));
      default -> value.toString();
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
