package paybridge.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/// Many shoppers at the same moment, each on a connection of its own.
class BurstTest {
  private static final int BROKEN_OFF = 200;

  @Test
  void four_hundred_connections_at_once_are_all_answered()
      throws InterruptedException, ExecutionException {
    var app = Server.start("127.0.0.1", 0, List.of(r -> r.post("/", ctx -> ctx.result("heard"))));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString("hello"))
            .build();
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> call = () -> status(client, request);
      for (var answer : threads.invokeAll(Collections.nCopies(400, call))) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      app.stop();
    }
  }

  @Test
  void the_server_holds_a_burst_of_connections_and_lets_go_of_idle_ones() {
    var app = Server.start("127.0.0.1", 0, List.of());
    try {
      var tcp = (ServerConnector) app.jettyServer().server().getConnectors()[0];
      assertThat(tcp.getAcceptQueueSize()).isGreaterThanOrEqualTo(1_024);
      assertThat(tcp.getIdleTimeout()).isEqualTo(20_000);
    } finally {
      app.stop();
    }
  }

  @Test
  void connections_that_break_off_in_their_head_cost_no_thread_of_the_machine()
      throws IOException {
    var app = Server.start("127.0.0.1", 0, List.of(r -> r.post("/", ctx -> ctx.result("heard"))));
    try {
      var machine = ManagementFactory.getThreadMXBean();
      long before = machine.getTotalStartedThreadCount();
      for (int i = 0; i < BROKEN_OFF; i++) {
        brokenOff(app.port());
      }
      assertThat(machine.getTotalStartedThreadCount() - before).isLessThan(BROKEN_OFF / 4);
    } finally {
      app.stop();
    }
  }

  /// Says half a head, ends, and waits until the server has ended too.
  private static void brokenOff(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("POST / HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private static int status(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
