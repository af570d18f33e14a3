package paybridge.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Everything that happened, as one hash, and the last of it in words.
final class History {
  private static final int LAST = 30;
  private final InstantSource time;
  private final MessageDigest hash;
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private final Consumer<String> listener;
  private long events;

  /// @param listener hears every event, for whoever wants to read the whole story
  History(InstantSource time, Consumer<String> listener) {
    this.time = time;
    this.listener = listener;
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void note(String what) {
    var line = Instant.ofEpochMilli(time.millis()) + " " + what;
    hash.update(line.getBytes(StandardCharsets.UTF_8));
    hash.update((byte) '\n');
    events++;
    last.addLast(line);
    if (last.size() > LAST) {
      last.removeFirst();
    }
    listener.accept(line);
  }

  /// Ends the hash: to be asked once.
  String hash() {
    return HexFormat.of().formatHex(hash.digest());
  }

  long events() {
    return events;
  }

  List<String> last() {
    return List.copyOf(last);
  }
}
