package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Server;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.kit.StandardWebhooks;

/// A shop with two addresses and a wall before one of them, over a real wire: what `check` says.
class SecondDoorWalkTest {
  @TempDir Path data;
  private Walk walk;
  private Javalin server;
  private Caller shop;
  private volatile String closed = "";
  private final List<String> knocked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    walk = new Walk(data);
    server =
        Server.start(
            "127.0.0.1",
            0,
            List.of(r -> r.post("/first", this::hear), r -> r.post("/second", this::hear)));
    var home = "http://127.0.0.1:" + server.port();
    shop = new Caller(walk, "doors", "generic", home, home + "/first", home + "/second");
  }

  @AfterEach
  void stop() {
    shop.close();
    server.stop();
    walk.close();
  }

  private void hear(Context ctx) {
    knocked.add(ctx.path());
    if (closed.contains(ctx.path())) {
      ctx.status(403).html("<html>Forbidden</html>");
      return;
    }
    try {
      var call = new ObjectMapper().readTree(ctx.bodyAsBytes());
      var answer = new ObjectMapper().writeValueAsBytes(call.path("body"));
      var id = ctx.header("webhook-id");
      StandardWebhooks.sign(shop.secret(), id == null ? "" : id, walk.clock.instant(), answer)
          .forEach(header -> ctx.header(header.name(), header.value()));
      ctx.contentType("application/json").result(answer);
    } catch (java.io.IOException broken) {
      ctx.status(400);
    }
  }

  private String check() {
    return shop.call("check", "check-" + knocked.size(), "{}").body();
  }

  @Test
  void the_first_door_is_enough() {
    assertThat(check()).contains("\"reached\":true,\"hop\":\"reached\"");
    assertThat(knocked).containsExactly("/first");
  }

  @Test
  void a_shop_that_is_reached_through_its_second_door_is_told_what_is_wrong_with_the_first() {
    closed = "/first";
    assertThat(check())
        .contains("\"reached\":true,\"hop\":\"login-wall\"", "second address", "(403)");
    assertThat(knocked).containsExactly("/first", "/second");
  }

  @Test
  void the_road_is_gone_from_the_first_door_whatever_worked_last() {
    closed = "/first";
    check();
    closed = "";
    assertThat(check()).contains("\"hop\":\"reached\"");
    assertThat(knocked).containsExactly("/first", "/second", "/first");
  }

  @Test
  void a_shop_with_two_closed_doors_is_not_reached() {
    closed = "/first /second";
    assertThat(check())
        .contains("\"reached\":false,\"hop\":\"login-wall\"", "second address is closed, too");
  }

  @Test
  void a_second_door_elsewhere_is_refused_by_its_name() {
    var parts = walk.bridge.parts();
    var known = parts.outside.database().read(t -> t.shops().findByName("doors")).orElseThrow();
    var handshake =
        new ShopCall.Handshake(
            List.of("1"), known.callback(), "http://c.example/x", List.of(), "test", "1",
            "nonce-nonce-nonce-nonce");
    assertThat(parts.meetShop.meet(parts.directory.shop(known), "1", handshake))
        .isInstanceOfSatisfying(
            ShopAnswer.Problem.class, no -> assertThat(no.field()).isEqualTo("body.fallback"));
    var moved =
        shop.call(
            "moved",
            "moved-1",
            "{\"from\":\"http://127.0.0.1:%d\",\"callback\":\"http://b.example/x\",\"fallback\":\"http://c.example/x\"}"
                .formatted(server.port()),
            "http://b.example");
    assertThat(moved.body()).contains("body.fallback");
  }
}
