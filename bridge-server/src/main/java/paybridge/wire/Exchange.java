package paybridge.wire;

import java.time.Instant;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// One request and what came of it, for the timeline. Not masked: [paybridge.vault.Masking] does
/// that where it is shown.
///
/// @param millis how long it took
public record Exchange(WireRequest request, WireAnswer answer, Instant startedAt, long millis) {
  /// Without address, headers and bodies: they hold secrets.
  @Override
  public String toString() {
    var came =
        switch (answer) {
          case WireAnswer.Replied replied -> "replied " + replied.status();
          case WireAnswer.NeverSent neverSent -> "never sent, " + neverSent.why();
          case WireAnswer.NoReply noReply -> "no reply, " + noReply.why();
        };
    return request.method() + " at " + startedAt + ": " + came + " after " + millis + " ms";
  }
}
