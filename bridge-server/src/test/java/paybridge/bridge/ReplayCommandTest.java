package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// `./bridge replay` beside a running bridge. The command lives by the real clock, so the walk's is set
/// to it.
class ReplayCommandTest {
  @TempDir private Path data = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int replay(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(List.of("replay", "--data", data.toString()));
    all.addAll(List.of(words));
    return line.execute(all.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void an_order_and_a_shop_are_told_again_by_the_running_bridge() throws IOException {
    try (var walk = new Walk(data);
        var shopper = new Browsing()) {
      walk.tick(Duration.between(walk.clock().instant(), Instant.now()));
      walk.checkout(shopper).pay("approve");
      walk.settle();
      var number = walk.order().number();
      var books = walk.bridge.parts().outside.database();
      var all = new String[] {"--shop", "tea", "--since", "2020-01-01"};

      assertThat(replay(number, "--dry-run")).isZero();
      assertThat(out.toString()).contains("Order " + number + ": it would be told to tea.");
      assertThat(replay(with(all, "--dry-run", "--json"))).isZero();
      assertThat(json().path("tell").asInt() + " " + json().path("confirmed").asInt()).isEqualTo("0 1");
      assertThat(asked(walk)).isEmpty();

      assertThat(replay(number)).isZero();
      assertThat(out.toString()).contains("Picture 1 of order " + number + " is sent to tea");
      assertThat(replay(number)).isZero();
      assertThat(out.toString()).contains("Nothing is sent: the order is on its way already.");
      assertThat(asked(walk)).containsExactly("picture 1, by the command line");

      assertThat(replay(with(all, "--also-confirmed"))).isZero();
      assertThat(out.toString()).contains("0 orders to tea.", "1 on their way already");
      walk.forward(Duration.ofMinutes(1));
      assertThat(replay(with(all, "--also-confirmed", "--json"))).isZero();
      var id = json().path("replay").asText();
      assertThat(books.read(t -> t.replays().find(id)).orElseThrow().askedBy())
          .isEqualTo("the command line");
      walk.forward(Duration.ofMinutes(1));
      walk.forward(Duration.ofMinutes(1));
      assertThat(books.read(t -> t.replays().find(id)).orElseThrow().state()).isEqualTo("done");
    }
  }

  @Test
  void what_cannot_be_meant_is_wrong_use() {
    try (var walk = new Walk(data)) {
      assertThat(walk.shopHome).isNotEmpty();
      for (var words :
          List.of(
              List.of(), List.of("4711"), List.of("--since", "2020-01-01"),
              List.of("--shop", "none", "--since", "2020-01-01"),
              List.of("--shop", "tea", "--since", "soon"),
              List.of("--shop", "tea", "--since", "2999-01-01"),
              List.of("4711", "--since", "2020-01-01"))) {
        assertThat(replay(words.toArray(String[]::new))).as(words.toString()).isEqualTo(2);
      }
    }
  }

  private static String[] with(String[] words, String... more) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<String> asked(Walk walk) {
    return walk.bridge.parts().outside.database()
        .read(t -> t.entries().ofOrder(walk.order().id())).stream()
        .filter(line -> line.what().equals("send again"))
        .map(line -> line.detail())
        .toList();
  }
}
