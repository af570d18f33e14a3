package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

class ExplainTest {
  @TempDir private Path data = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int explain(String... words) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(List.of("explain", "--data", data.toString()));
    all.addAll(java.util.List.of(words));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void an_order_is_explained_beside_the_running_bridge_by_number_and_by_reference()
      throws IOException {
    try (var walk = new Walk(data);
        var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
      walk.settle();
      var books = walk.bridge.parts().outside.database();
      var order = walk.order();
      var reference = books.read(t -> t.payments().ofOrder(order.id())).getFirst().reference();

      assertThat(explain(order.number())).isZero();
      assertThat(out.toString())
          .contains(
              "The order is paid, and everybody knows it.",
              "  gateway     " + reference + ": told us paid",
              "  shop        “processing”",
              "order update 1, try 1");

      out.getBuffer().setLength(0);
      assertThat(explain(reference, "--json")).isZero();
      var json = new ObjectMapper().readTree(out.toString()).path("orders").path(0);
      assertThat(json.path("verdict").asText()).isEqualTo("agree");
      assertThat(json.path("shop").asText()).isEqualTo("tea");
    }
  }

  @Test
  void an_order_that_is_not_there_is_named() {
    Books.open(data, null, paybridge.work.Chance.real()).close();

    assertThat(explain("4711")).isEqualTo(2);
    assertThat(err.toString()).contains("No order has the number, id or reference 4711.");
  }
}
