package paybridge.farend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.Capture;
import paybridge.connector.CapturesMoney;
import paybridge.connector.Flow;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundsMoney;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.VoidsAuthorizations;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.sandbox.oceanpayment.PlayedOceanpayment;
import paybridge.sandbox.paymaster.PlayedPayMaster;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.sandbox.wooshpay.PlayedWooshPay;
import paybridge.wire.GuardedWire;
import paybridge.wire.RegisteredHosts;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;

/// Every call of every dialect to a far end that misbehaves: over real sockets, through the one wire
/// of the house. A call that moves money is *never sent* only when that is certain; whatever could
/// have arrived is *unknown*, and a clear no is *refused*.
class FarEndTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration SHORT = Duration.ofMillis(700);

  private static WireMockServer far = new WireMockServer();
  private static GuardedWire guarded = wire();

  private static GuardedWire wire() {
    return new GuardedWire(
        new RegisteredHosts(_ -> true, _ -> false, true), WireLimits.standard());
  }

  @BeforeAll
  static void open() {
    far = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    far.start();
  }

  @AfterAll
  static void close() {
    far.stop();
    guarded.close();
  }

  @BeforeEach
  void forget() {
    far.resetAll();
  }

  /// What the far end does.
  enum Does {
    CONNECTION_RESET(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Says.UNKNOWN),
    NOTHING_AT_ALL(aResponse().withFault(Fault.EMPTY_RESPONSE), Says.UNKNOWN),
    RUBBISH_THEN_CLOSES(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), Says.UNKNOWN),
    BREAKS_OFF(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), Says.UNKNOWN),
    SLOW_HEAD(aResponse().withFixedDelay(2_000).withBody("{}"), Says.UNKNOWN),
    SLOW_BODY(
        aResponse().withBody("{\"a\":\"0123456789\"}").withChunkedDribbleDelay(5, 3_000),
        Says.UNKNOWN),
    A_PAGE_INSTEAD(
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withBody("<!doctype html><html><body>We will be back soon</body></html>"),
        Says.UNKNOWN),
    ANOTHER_TYPE(aResponse().withHeader("Content-Type", "text/plain").withBody("OK"), Says.UNKNOWN),
    AN_EMPTY_BODY(aResponse(), Says.UNKNOWN),
    HALF_A_DOCUMENT(aResponse().withBody("{\"id\":\"pi_1\",\"status\":"), Says.UNKNOWN),
    A_DOCUMENT_TYPE(
        aResponse()
            .withBody(
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><response>&x;</response>"),
        Says.UNKNOWN),
    TOO_DEEP(aResponse().withBody("[".repeat(5_000)), Says.UNKNOWN),
    TOO_LARGE(aResponse().withBody(new byte[3 << 20]), Says.UNKNOWN),
    A_GZIP_BOMB(
        aResponse().withHeader("Content-Encoding", "gzip").withBody(zipped()), Says.UNKNOWN),
    SENDS_AWAY(
        aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"),
        Says.UNKNOWN),
    BAD_REQUEST(aResponse().withStatus(400).withBody("{\"message\":\"no\"}"), Says.REFUSED),
    NO_SUCH_KEY(aResponse().withStatus(401), Says.REFUSED),
    FORBIDDEN(aResponse().withStatus(403), Says.REFUSED),
    NOT_FOUND(aResponse().withStatus(404), Says.REFUSED),
    SLOW_DOWN(aResponse().withStatus(429).withHeader("Retry-After", "30"), Says.NOT_SENT),
    BROKEN(aResponse().withStatus(500), Says.UNKNOWN),
    BAD_GATEWAY(aResponse().withStatus(502).withBody("<html>502</html>"), Says.UNKNOWN),
    AWAY(aResponse().withStatus(503), Says.UNKNOWN);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final ResponseDefinitionBuilder answer;

    private final Says means;

    Does(ResponseDefinitionBuilder answer, Says means) {
      this.answer = answer;
      this.means = means;
    }
  }

  /// What the dialect must make of it.
  enum Says {
    NOT_SENT(Answer.NotSent.class),
    UNKNOWN(Answer.Unknown.class),
    REFUSED(Answer.Refused.class);

    private final Class<?> answer;

    Says(Class<?> answer) {
      this.answer = answer;
    }
  }

  /// A call of a dialect; it must not open a page without a call.
  private interface Calls {
    Answer<?> make(Gateway gateway, GatewayCall call);
  }

  private static final Map<String, Calls> CALLS =
      Map.of(
          "open", (gateway, call) -> gateway.open(call, request(call.account())),
          "ask",
          (gateway, call) -> ((AnswersStatus) gateway).ask(call, payment(Capture.AUTOMATIC)),
          "refund",
          (gateway, call) -> ((RefundsMoney) gateway).refund(call, move(Capture.AUTOMATIC)),
          "capture",
          (gateway, call) -> ((CapturesMoney) gateway).capture(call, move(Capture.MANUAL)),
          "void",
          (gateway, call) ->
              ((VoidsAuthorizations) gateway).voidAuthorization(call, move(Capture.MANUAL)));

  static Stream<Arguments> everything() {
    return Stream.of("wooshpay redirect", "oceanpayment server", "paymaster remote")
        .flatMap(
            scene ->
                CALLS.keySet().stream()
                    .sorted()
                    .flatMap(
                        call ->
                            Arrays.stream(Does.values())
                                .map(does -> Arguments.of(scene, call, does))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void each_misdeed_of_the_wire_has_its_answer(String scene, String name, Does does) {
    far.stubFor(any(anyUrl()).willReturn(does.answer));
    var answer = answer(scene, name, far.baseUrl());
    assertThat(far.getAllServeEvents()).as("the call was made").isNotEmpty();
    assertThat(answer).isInstanceOf(expected(scene + " " + name, does));
    if (does == Does.SLOW_DOWN) {
      assertThat(((Answer.NotSent<?>) answer).earliest()).contains(NOW.plusSeconds(30));
    }
  }

  /// One redirect is what was asked for: PayMaster's, to the page, when the bridge posts the fields.
  private static Class<?> expected(String call, Does does) {
    return call.equals("paymaster remote open") && does == Does.SENDS_AWAY
        ? Answer.Done.class
        : does.means.answer;
  }

  static Stream<Arguments> calls() {
    return everything().map(Arguments::get).map(all -> Arguments.of(all[0], all[1])).distinct();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void nobody_at_the_door_is_never_sent(String scene, String name) {
    assertThat(answer(scene, name, "http://127.0.0.1:1")).isInstanceOf(Answer.NotSent.class);
  }

  private static Answer<?> answer(String scene, String name, String url) {
    var parts = scene.split(" ");
    var gateway = InstalledConnectors.gateway(parts[0]).orElseThrow();
    var call = new GatewayCall(
            account(gateway, parts[1], url), FarEndTest::send, NOW,
            "https://bridge.example/notifications/a/k");
    return Optional.ofNullable(CALLS.get(name)).orElseThrow().make(gateway, call);
  }

  /// The wire of the house with little patience: no test waits for twenty seconds.
  private static WireAnswer send(WireRequest request) {
    return guarded.send(
        new WireRequest(
            request.method(), request.address(), request.headers(), request.body(), SHORT));
  }

  private static Account account(Gateway gateway, String way, String url) {
    var opened = played(gateway.name()).account(url, way);
    var values = new HashMap<String, String>();
    gateway.settings().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    values.putAll(opened.settings());
    var secrets = new HashMap<String, List<Secret>>();
    opened.secrets().forEach((name, secret) -> secrets.put(name, List.of(secret)));
    return new Account("A1", "far", false, new Settings(values, secrets));
  }

  private static PlayedGateway played(String name) {
    InstantSource clock = () -> NOW;
    Wire nobody = _ -> new WireAnswer.NeverSent("not used");
    return switch (name) {
      case "wooshpay" -> new PlayedWooshPay(clock, Chance.seeded(1), nobody);
      case "oceanpayment" -> new PlayedOceanpayment(clock, Chance.seeded(1), nobody);
      default -> new PlayedPayMaster(clock, Chance.seeded(1), nobody);
    };
  }

  private static OpenRequest request(Account account) {
    return new OpenRequest(
        "1001-7KQ2M9XA", "1001", Money.of(4990, "EUR"), "card", Flow.REDIRECT, Capture.AUTOMATIC,
        false, "2 × Tea", Shopper.UNKNOWN, "https://bridge.example/returns/k1",
        "https://bridge.example/notifications/" + account.id());
  }

  private static PaymentRef payment(Capture capture) {
    return new PaymentRef(
        "1001-7KQ2M9XA",
        Optional.of("260114093015123010011"),
        Map.of("session", "cs_1", "f023_RRN", "601514167159", "f004_PAN", "545301XXXXXX5323"),
        Money.of(4990, "EUR"),
        capture,
        "card",
        NOW.minusSeconds(60));
  }

  private static MoneyMove move(Capture capture) {
    return new MoneyMove(
        payment(capture), "01JMOVE0000000000000000001", Money.of(4990, "EUR"), true, "asked",
        NOW.plusSeconds(600));
  }

  /// A small body that would unpack to a hundred megabytes.
  private static byte[] zipped() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      var block = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(block);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
