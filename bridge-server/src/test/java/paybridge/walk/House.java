package paybridge.walk;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import paybridge.bridge.Server;
import paybridge.connector.kit.StandardWebhooks;

/// An address at which a shop lives, and answers challenges as its plugin does.
final class House implements AutoCloseable {
  private final Javalin server;
  private final AtomicInteger heard = new AtomicInteger();
  private volatile String livesAt;
  private volatile boolean empty;
  private volatile @Nullable Caller shop;
  private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

  House(Walk walk) {
    server =
        Server.start(
            "127.0.0.1",
            0,
            List.of(
                routes ->
                    routes.post(
                        "/paybridge",
                        ctx -> {
                          heard.incrementAndGet();
                          if (empty) {
                            ctx.status(404).html("<html>Not found</html>");
                            return;
                          }
                          var secret = Objects.requireNonNull(shop).secret();
                          Objects.requireNonNullElse(meanwhile.poll(), () -> {}).run();
                          boolean mine = ctx.body().contains("\"home\":\"" + livesAt + "\"");
                          var answer =
                              mine
                                  ? ctx.body().replaceAll(".*\"body\":(\\{[^}]*}).*", "$1")
                                  : "{\"type\":\"/problems/copied-shop\",\"title\":\"Elsewhere\"}";
                          var raw = answer.getBytes(StandardCharsets.UTF_8);
                          StandardWebhooks.sign(
                                  secret,
                                  Objects.requireNonNull(ctx.header("webhook-id")),
                                  walk.clock.instant(),
                                  raw)
                              .forEach(header -> ctx.header(header.name(), header.value()));
                          ctx.status(mine ? 200 : 409).result(raw);
                        })));
    livesAt = home();
  }

  String home() {
    return "http://127.0.0.1:" + server.port();
  }

  String callback() {
    return home() + "/paybridge";
  }

  int heard() {
    return heard.get();
  }

  void livedInBy(Caller caller) {
    shop = caller;
  }

  /// This happens while the next challenge is on its way; its answer knows nothing of it.
  void meanwhile(Runnable happens) {
    meanwhile.add(happens);
  }

  /// Another shop's server answers at this address as well.
  void livesAt(String home) {
    livesAt = home;
  }

  void moveOut() {
    empty = true;
  }

  @Override
  public void close() {
    server.stop();
  }
}
