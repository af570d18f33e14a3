package paybridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A far end that answers with what it was given, in turn, and keeps what it was sent. What was sent
/// is compared byte for byte with a golden file, `examples/GATEWAY/out/NAME.http`;
/// `-Dgolden.write=true` writes the files anew. The key in `Authorization` is not written down.
public class FarEndInMemory {
  /// Everything that was sent, oldest first.
  public final List<WireRequest> sent = new ArrayList<>();

  private final List<WireAnswer> answers;

  public FarEndInMemory(WireAnswer... answers) {
    this.answers = new ArrayList<>(Arrays.asList(answers));
  }

  /// An answer that asks for a pause of 7 seconds, which counts only where its status says so.
  public static WireAnswer replied(int status, String body) {
    return new WireAnswer.Replied(
        status, List.of(new Header("Retry-After", "7")), body.getBytes(StandardCharsets.UTF_8));
  }

  /// Answers with status 200, in turn.
  public static WireAnswer[] replies(String... bodies) {
    return Arrays.stream(bodies).map(body -> replied(200, body)).toArray(WireAnswer[]::new);
  }

  /// A call that ends here.
  public GatewayCall call(Account account, Instant now) {
    return new GatewayCall(
        account,
        request -> {
          sent.add(request);
          return answers.removeFirst();
        },
        now);
  }

  /// All that was sent is what the golden file says.
  public void assertSent(Gateway gateway, String name) throws IOException {
    assertThat(sent).as("what was sent").isNotEmpty();
    assertGolden(gateway, name, sentText());
  }

  /// All that was sent, as it stands in a golden file.
  public String sentText() {
    return sent.stream().map(FarEndInMemory::text).collect(Collectors.joining("\n"));
  }

  /// What the browser carries, or anything else that leaves, is what the golden file says.
  public static void assertGolden(Gateway gateway, String name, String text) throws IOException {
    var room = GatewayExample.ROOM.resolve(gateway.name()).resolve("out");
    var file = room.resolve(name + ".http");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(room);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static String text(WireRequest request) {
    return request.method()
        + " "
        + request.address()
        + "\n"
        + request.headers().stream().map(FarEndInMemory::line).collect(Collectors.joining())
        + "\n"
        + new String(request.body(), StandardCharsets.UTF_8)
        + "\n";
  }

  private static String line(Header header) {
    var value = header.name().equalsIgnoreCase("Authorization") ? "•••" : header.value();
    return header.name() + ": " + value + "\n";
  }
}
