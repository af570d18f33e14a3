package paybridge.connector.storefront.generic;

import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.WireAnswer.Replied;

/// What came of one call at one of a shop's addresses.
///
/// @param who who answered
/// @param rather the version of the protocol in which the shop wants to hear what it did not
///     understand
record Heard<T>(Who who, Answer<T> answer, Optional<String> rather) {
  Heard(Who who, Answer<T> answer) {
    this(who, answer, Optional.empty());
  }

  enum Who {
    /// The shop, with its signature.
    SHOP,
    /// Something between us: a page, a firewall, a cache. Another address may be open.
    WALL,
    /// Nobody, or somebody who would say the same at the other address.
    NOBODY
  }

  /// Who sent an answer that is not signed for this call. The plugin itself does not sign what it
  /// says to a stranger (docs/plugin-protocol.md, "Signature") nor that it is busy; whoever names a
  /// time to come again is obeyed.
  static Who unsigned(Replied replied) {
    boolean plugin =
        replied.header("Content-Type").filter(it -> it.startsWith("application/problem+json")).isPresent();
    return plugin || replied.header("Retry-After").isPresent() ? Who.NOBODY : Who.WALL;
  }

  /// Both of a shop's addresses failed, this one after `first`.
  Answer<T> after(Heard<T> first) {
    var before = why(first.answer) + "; at the other address: ";
    return switch (answer) {
      case Answer.NotSent<T>(var why, var earliest) -> new Answer.NotSent<>(before + why, earliest);
      case Answer.Unknown<T>(var why) -> new Answer.Unknown<>(before + why);
      case Answer.Done<T> _, Answer.Refused<T> _ -> answer;
    };
  }

  private static String why(Answer<?> answer) {
    return switch (answer) {
      case Answer.NotSent<?>(var why, Optional<?> _) -> why;
      case Answer.Unknown<?>(var why) -> why;
      case Answer.Refused<?>(_, var why) -> why;
      case Answer.Done<?> _ -> "";
    };
  }
}
