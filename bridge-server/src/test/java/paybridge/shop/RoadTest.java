package paybridge.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.bridge.Ports;
import paybridge.bridge.Server;
import paybridge.connector.ShopAnswer.Checked;
import paybridge.connector.WireRequest;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;

/// Where a call to a shop ends is named by what really came back over the wire.
class RoadTest {
  private final GuardedWire wire =
      new GuardedWire(
          (_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());

  @AfterEach
  void close() {
    wire.close();
  }

  private Checked to(String address) {
    var request =
        new WireRequest("POST", address, List.of(), new byte[0], Duration.ofMillis(1_500));
    return Road.end(wire.send(request), "not signed");
  }

  private Checked at(Consumer<Context> shop) {
    var server = Server.start("127.0.0.1", 0, List.of(r -> r.post("/x", shop::accept)));
    try {
      return to("http://127.0.0.1:" + server.port() + "/x");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_name_that_nobody_has_is_told_from_a_server_that_does_not_listen() {
    assertThat(to("http://shop.invalid/x").hop()).isEqualTo("dns");
    assertThat(to("http://127.0.0.1:" + Ports.free() + "/x").hop()).isEqualTo("connect");
  }

  @Test
  void a_server_that_does_not_speak_tls_is_named_as_that() {
    var server = Server.start("127.0.0.1", 0, List.of());
    try {
      assertThat(to("https://127.0.0.1:" + server.port() + "/x").hop()).isEqualTo("tls");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_server_that_takes_the_call_and_says_nothing_is_silent() {
    assertThat(
            at(ctx -> {
                  try {
                    Thread.sleep(3_000);
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                })
                .hop())
        .isEqualTo("silence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          302 |                  |                                  | redirect
          401 |                  |                                  | login-wall
          403 |                  | Forbidden                        | login-wall
          200 |                  | <html><input type="password">    | login-wall
          403 |                  | <html>Blocked by Wordfence</html>| security
          404 |                  | <html>                           | not-found
          500 |                  | <html>                           | server-error
          200 | X-Cache: HIT     | {}                               | cache
          200 | Age: 30          | {}                               | cache
          200 | X-Cache: MISS    | {}                               | signature
          200 |                  | <html>Welcome</html>             | page
          200 |                  | {"nonce":"1"}                    | signature
          """)
  void what_came_back_names_the_place(int status, String header, String body, String hop) {
    var headers =
        header == null
            ? Map.<String, String>of()
            : Map.of(header.split(": ")[0], header.split(": ")[1]);
    var road =
        at(ctx -> {
          headers.forEach(ctx::header);
          ctx.status(status).result(body == null ? "" : body);
        });
    assertThat(road.hop()).isEqualTo(hop);
    assertThat(road.reached()).isFalse();
    assertThat(road.said()).matches("(?s).+[.?]");
  }
}
