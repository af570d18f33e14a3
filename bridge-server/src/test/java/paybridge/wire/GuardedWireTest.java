package paybridge.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Header;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;

@Timeout(60)
class GuardedWireTest {
  private static final EgressRules DEMO = new RegisteredHosts(h -> true, h -> false, true);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final WireMockServer far =
      new WireMockServer(
          wireMockConfig()
              .dynamicPort()
              .dynamicHttpsPort()
              .bindAddress("127.0.0.1")
              .containerThreads(100)
              .jettyAcceptQueueSize(1_000));
  private final GuardedWire wire = new GuardedWire(DEMO, WireLimits.standard());

  @BeforeEach
  void start() {
    far.start();
  }

  @AfterEach
  void stop() {
    wire.close();
    far.stop();
  }

  private void answers(ResponseDefinitionBuilder answer) {
    far.stubFor(any(anyUrl()).willReturn(answer));
  }

  private WireAnswer get(String address, Duration patience) {
    return wire.send(new WireRequest("GET", address, List.of(), new byte[0], patience));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + far.port() + path;
  }

  private WireAnswer get(Duration patience) {
    return get(url("/"), patience);
  }

  private WireAnswer get(RawServer server, Duration patience) {
    return get("http://127.0.0.1:" + server.port() + "/", patience);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 401, 403, 407, 429, 500, 503})
  void a_whole_answer_is_an_answer_whatever_its_status(int status) {
    answers(aResponse().withStatus(status).withHeader("X-One", "a").withHeader("X-One", "b"));

    var answer = get(LONG);

    assertThat(answer).isInstanceOf(Replied.class);
    var replied = (Replied) answer;
    assertThat(replied.status()).isEqualTo(status);
    assertThat(replied.headers()).contains(new Header("X-One", "a"), new Header("X-One", "b"));
    far.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void the_request_arrives_as_it_was_given() {
    answers(aResponse().withBody("größer"));

    var answer =
        wire.send(
            new WireRequest(
                "POST",
                url("/a%2Fb//c?x=%20&y=1+2"),
                List.of(
                    new Header("Content-Type", "application/json"), new Header("X-Sign", "a=b;c")),
                "{\"a\":1}".getBytes(UTF_8),
                LONG));

    assertThat(((Replied) answer).text()).isEqualTo("größer");
    far.verify(
        1,
        postRequestedFor(urlEqualTo("/a%2Fb//c?x=%20&y=1+2"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("X-Sign", equalTo("a=b;c"))
            .withHeader("Host", equalTo("127.0.0.1:" + far.port()))
            .withHeader("Content-Length", equalTo("7"))
            .withRequestBody(equalTo("{\"a\":1}")));
  }

  @Test
  void nothing_listens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(get("http://127.0.0.1:" + free + "/", LONG))
        .isEqualTo(new NeverSent("connection refused"));
  }

  @Test
  void nobody_accepts_the_connection_in_time() throws IOException {
    try (var full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var waiting = new ArrayList<Socket>();
      for (int i = 0; i < 8; i++) {
        var socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 100);
        } catch (IOException queueIsFull) {
          break;
        }
      }
      assertThat(get("http://127.0.0.1:" + full.getLocalPort() + "/", SHORT))
          .isEqualTo(new NeverSent("not connected in time"));
      assertThat(get("http://127.0.0.1:" + full.getLocalPort() + "/", LONG))
          .isEqualTo(new NeverSent("not connected in time"));
      for (var socket : waiting) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void every_fault_after_the_request_left_is_no_reply(Fault fault) {
    answers(aResponse().withFault(fault));

    assertThat(get(LONG)).isInstanceOf(NoReply.class);
    far.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void a_slow_head_ends_with_the_patience() {
    answers(aResponse().withFixedDelay(30_000));

    assertThat(get(SHORT)).isEqualTo(new NoReply("no answer in time"));
  }

  @Test
  void a_trickling_body_ends_with_the_patience() {
    answers(aResponse().withBody("a".repeat(1_000)).withChunkedDribbleDelay(500, 30_000));

    assertThat(get(SHORT)).isEqualTo(new NoReply("no answer in time"));
  }

  @Test
  void a_trickling_head_ends_with_the_patience() {
    var release = new CountDownLatch(1);
    try (var server =
        new RawServer(connection -> {
          RawServer.readHead(connection);
          connection.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
          while (!await(release, 20)) {
            connection.getOutputStream().write("X: y\r\n".getBytes(UTF_8));
          }
        })) {
      assertThat(get(server, SHORT)).isEqualTo(new NoReply("no answer in time"));
      release.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HELLO\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "\u0000\u0001\u0002",
        ""
      })
  void half_an_answer_and_no_http_are_no_reply(String said) {
    try (var server = RawServer.saying(said)) {
      assertThat(get(server, LONG)).isInstanceOf(NoReply.class);
      assertThat(server.heard).hasValue(1);
    }
  }

  @Test
  void a_reset_in_the_body_is_no_reply() {
    try (var server =
        new RawServer(connection -> {
          RawServer.readHead(connection);
          connection
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab".getBytes(UTF_8));
          connection.setSoLinger(true, 0);
        })) {
      assertThat(get(server, LONG)).isInstanceOf(NoReply.class);
    }
  }

  @Test
  void endless_heads_are_no_reply() {
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nX: " + "a".repeat(100_000))) {
      assertThat(get(server, LONG)).isInstanceOf(NoReply.class);
    }
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n" + "X: a\r\n".repeat(10_000))) {
      assertThat(get(server, LONG)).isInstanceOf(NoReply.class);
    }
  }

  @Test
  void a_body_of_the_limit_is_read_and_one_byte_more_is_too_large() {
    answers(aResponse().withBody("a".repeat(1 << 20)));
    assertThat(((Replied) get(LONG)).body()).hasSize(1 << 20);

    answers(aResponse().withBody("a".repeat((1 << 20) + 1)));
    assertThat(get(LONG)).isEqualTo(new NoReply("the answer is too large"));
  }

  @Test
  void an_endless_body_is_left_at_the_limit() {
    try (var server =
        new RawServer(connection -> {
          RawServer.readHead(connection);
          connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
          while (true) {
            connection.getOutputStream().write(new byte[65_536]);
          }
        })) {
      assertThat(get(server, LONG)).isEqualTo(new NoReply("the answer is too large"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_an_answer_and_not_followed(int status) {
    answers(aResponse().withStatus(status).withHeader("Location", url("/elsewhere")));

    assertThat(((Replied) get(LONG)).status()).isEqualTo(status);
    far.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void packed_bytes_are_not_unpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[10_000_000]);
    }
    answers(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));

    assertThat(((Replied) get(LONG)).body()).isEqualTo(packed.toByteArray());
    far.verify(1, getRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("identity")));
  }

  @Test
  void cookies_are_not_kept() {
    answers(aResponse().withHeader("Set-Cookie", "a=b; Path=/"));

    get(LONG);
    get(LONG);

    far.verify(2, getRequestedFor(anyUrl()).withHeader("Cookie", absent()));
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_never_sent() {
    answers(aResponse());

    assertThat(get("https://127.0.0.1:" + far.httpsPort() + "/", LONG))
        .isInstanceOfSatisfying(
            NeverSent.class, never -> assertThat(never.why()).startsWith("no trusted TLS"));
    far.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void tls_that_does_not_come_about_is_never_sent() {
    assertThat(get("https://127.0.0.1:" + far.port() + "/", LONG)).isInstanceOf(NeverSent.class);
    var release = new CountDownLatch(1);
    try (var silent = new RawServer(connection -> await(release, 30_000))) {
      assertThat(get("https://127.0.0.1:" + silent.port() + "/", SHORT))
          .isEqualTo(new NeverSent("not connected in time"));
      release.countDown();
    }
  }

  @Test
  void who_waits_in_vain_for_a_connection_never_sent() throws Exception {
    var arrived = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var server =
            new RawServer(connection -> {
              RawServer.readHead(connection);
              arrived.countDown();
              await(release, 30_000);
              connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            });
        var narrow = new GuardedWire(DEMO, new WireLimits(1, 1, Duration.ofSeconds(2), 1_000));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var url = "http://127.0.0.1:" + server.port() + "/";
      var first =
          threads.submit(
              () -> narrow.send(new WireRequest("GET", url, List.of(), new byte[0], LONG)));
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      var second = narrow.send(new WireRequest("POST", url, List.of(), new byte[0], SHORT));

      assertThat(second).isInstanceOf(NeverSent.class);
      assertThat(server.heard).hasValue(1);
      release.countDown();
      assertThat(first.get()).isInstanceOf(Replied.class);
    }
  }

  @Test
  void five_hundred_at_once_are_answered() throws Exception {
    answers(aResponse().withFixedDelay(300).withBody("ok"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, 500).mapToObj(i -> threads.submit(() -> get(LONG))).toList();
      for (var call : calls) {
        assertThat(call.get(40, TimeUnit.SECONDS)).isInstanceOf(Replied.class);
      }
    }
  }

  @Test
  void the_checked_address_is_connected_to_and_the_name_asked_for_once() {
    answers(aResponse());
    var asked = new ArrayList<String>();
    Names names =
        host -> {
          asked.add(host);
          return List.of(InetAddress.ofLiteral(asked.size() == 1 ? "127.0.0.1" : "127.0.0.9"));
        };
    try (var named = new GuardedWire(DEMO, WireLimits.standard(), names, trust())) {
      var url = "http://shop.example:" + far.port() + "/x";
      assertThat(named.send(new WireRequest("GET", url, List.of(), new byte[0], LONG)))
          .isInstanceOf(Replied.class);
      assertThat(asked).containsExactly("shop.example");
      // the name points elsewhere now: the open connection to the old address is not used again
      assertThat(named.send(new WireRequest("GET", url, List.of(), new byte[0], LONG)))
          .isInstanceOf(NeverSent.class);
    }
    far.verify(
        1,
        getRequestedFor(urlEqualTo("/x"))
            .withHeader("Host", equalTo("shop.example:" + far.port())));
  }

  @Test
  void a_name_that_also_points_inside_reaches_nobody() {
    answers(aResponse());
    Names names =
        host -> List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("127.0.0.1"));
    var strict = new RegisteredHosts(h -> true, h -> false, false);
    try (var named = new GuardedWire(strict, WireLimits.standard(), names, trust())) {
      assertThat(
              named.send(
                  new WireRequest(
                      "GET",
                      "https://shop.example:" + far.httpsPort() + "/",
                      List.of(),
                      new byte[0],
                      LONG)))
          .isInstanceOf(NeverSent.class);
    }
    far.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void the_second_address_is_tried_when_the_first_refuses() {
    answers(aResponse());
    Names names =
        host -> List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1"));
    try (var named = new GuardedWire(DEMO, WireLimits.standard(), names, trust())) {
      var url = "http://shop.example:" + far.port() + "/";
      assertThat(named.send(new WireRequest("GET", url, List.of(), new byte[0], LONG)))
          .isInstanceOf(Replied.class);
    }
  }

  @Test
  void a_name_that_is_unknown_or_slow_is_never_sent() {
    var release = new CountDownLatch(1);
    Names names =
        host -> {
          if (host.equals("slow.example")) {
            await(release, 30_000);
          }
          throw new UnknownHostException(host);
        };
    try (var named = new GuardedWire(DEMO, WireLimits.standard(), names, trust())) {
      assertThat(
              named.send(
                  new WireRequest("GET", "https://no.example/", List.of(), new byte[0], LONG)))
          .isEqualTo(new NeverSent("unknown host"));
      assertThat(
              named.send(
                  new WireRequest("GET", "https://slow.example/", List.of(), new byte[0], SHORT)))
          .isEqualTo(new NeverSent("the name was not resolved in time"));
      release.countDown();
    }
  }

  @Test
  void what_would_change_the_framing_is_never_sent() {
    for (var header :
        List.of(
            new Header("X", "a\r\nY: b"),
            new Header("X:", "a"),
            new Header("", "a"),
            new Header("X", "ü"),
            new Header("Host", "a"),
            new Header("content-length", "1"),
            new Header("Transfer-Encoding", "chunked"))) {
      assertThat(wire.send(new WireRequest("GET", url("/"), List.of(header), new byte[0], LONG)))
          .isInstanceOf(NeverSent.class);
    }
    for (var method : List.of("CONNECT", "TRACE", "get", "G T", "GET /x HTTP/1.1\r\n", "")) {
      assertThat(wire.send(new WireRequest(method, url("/"), List.of(), new byte[0], LONG)))
          .isInstanceOf(NeverSent.class);
    }
    far.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void without_patience_or_after_closing_nothing_is_sent() {
    assertThat(get(Duration.ZERO)).isInstanceOf(NeverSent.class);
    assertThat(get(Duration.ofSeconds(-1))).isInstanceOf(NeverSent.class);
    wire.close();
    assertThat(get(LONG)).isInstanceOf(NeverSent.class);
  }

  @Test
  void an_observed_wire_tells_the_exchange_and_passes_the_answer_on() {
    answers(aResponse().withStatus(202));
    var told = new ArrayList<Exchange>();
    var now = Instant.parse("2026-11-01T10:00:00Z");
    var request =
        new WireRequest(
            "GET",
            url("/CANARY"),
            List.of(new Header("Authorization", "CANARY")),
            new byte[0],
            LONG);

    var answer = ObservedWire.observed(wire, told::add, () -> now).send(request);

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().request()).isEqualTo(request);
    assertThat(told.getFirst().answer()).isSameAs(answer);
    assertThat(told.getFirst().startedAt()).isEqualTo(now);
    assertThat(told.getFirst().millis()).isNotNegative();
    assertThat(told.getFirst().toString()).contains("replied 202").doesNotContain("CANARY");
  }

  @Test
  void a_sink_that_fails_does_not_lose_the_answer() {
    answers(aResponse());

    var answer =
        ObservedWire.observed(
                wire,
                exchange -> {
                  throw new IllegalStateException("full");
                },
                Instant::now)
            .send(new WireRequest("GET", url("/"), List.of(), new byte[0], LONG));

    assertThat(answer).isInstanceOf(Replied.class);
  }

  private static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean await(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
