package paybridge.work;

import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// Keeps what crossed the wire during one call, for the timeline.
public final class Overheard implements Wire {
  private final Wire inner;
  private final StringBuilder said = new StringBuilder();

  public Overheard(Wire inner) {
    this.inner = inner;
  }

  @Override
  public WireAnswer send(WireRequest request) {
    var answer = inner.send(request);
    synchronized (said) {
      said.append(request.method()).append(' ').append(shown(request.address())).append('\n');
      said.append(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8)).append("\n\n");
      said.append(
          switch (answer) {
            case WireAnswer.Replied replied -> replied.status() + "\n" + replied.text();
            case WireAnswer.NeverSent(var why) -> "never sent: " + why;
            case WireAnswer.NoReply(var why) -> "no reply: " + why;
          });
    }
    return answer;
  }

  /// Keys that had to travel in an address, and signatures in one, are not kept.
  private static String shown(String address) {
    return address.replaceAll("\\b(consumer_|oauth_)([a-z_]+)=[^&]*", "$1$2=…");
  }

  /// Everything said so far; secrets travel in headers, which are not kept.
  public String said() {
    synchronized (said) {
      return said.toString();
    }
  }
}
