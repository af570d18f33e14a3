package paybridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.installed.InstalledConnectors;

/// What every gateway dialect must keep, installed or still growing. To join: a folder of examples
/// named like the gateway ([GatewayExample]) and, until it is installed, a line in [#growing].
class ConnectorLawsTest {

  private static List<Gateway> growing() {
    return List.of();
  }

  static Stream<Gateway> gateways() {
    var all = new HashMap<String, Gateway>();
    growing().forEach(gateway -> all.put(gateway.name(), gateway));
    InstalledConnectors.gateways().forEach(gateway -> all.put(gateway.name(), gateway));
    return all.values().stream();
  }

  static Stream<GatewayExample> examples() {
    return gateways().flatMap(gateway -> GatewayExample.of(gateway).stream());
  }

  static Stream<GatewayExample> genuine() {
    return examples().filter(GatewayExample::genuine);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_reads_as_its_line_says(GatewayExample example) {
    assertThat(InOneLine.of(example.reading())).isEqualTo(example.means());
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void there_are_examples_of_money_and_of_no_proof(Gateway gateway) {
    var lines = GatewayExample.of(gateway).stream().map(GatewayExample::means).toList();
    assertThat(lines)
        .anyMatch(line -> line.matches("genuine: \\S+ (captured|approved) .*"))
        .anyMatch(line -> line.startsWith("unproved"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void reading_twice_says_the_same(GatewayExample example) {
    assertThat(example.reading()).isEqualTo(example.reading());
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void one_changed_byte_anywhere_signed_is_unproved(GatewayExample example) {
    for (var changed : oneByteChanged(example.message(), example.unsigned())) {
      assertThat(example.with(changed).reading())
          .as(changed.rawQuery() + changed.headers() + changed.text())
          .isInstanceOf(Reading.Unproved.class);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void only_what_is_proved_gets_the_word_that_ends_repeats(GatewayExample example) {
    var reading = example.reading();
    var answer = example.gateway().acknowledge(example.message(), reading);
    assertThat(answer.status() / 100 == 2).isEqualTo(!(reading instanceof Reading.Unproved));
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void nothing_is_proved_without_a_secret(GatewayExample example) {
    var bare = new Settings(example.account().settings().values(), Map.of());
    assertThat(example.gateway().read(with(example.account(), bare), example.message()))
        .isInstanceOf(Reading.Unproved.class);
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void an_older_secret_still_proves_beside_a_newer_one(GatewayExample example) {
    var secrets = new HashMap<String, List<Secret>>();
    example
        .account()
        .settings()
        .secrets()
        .forEach((name, old) -> secrets.put(name, newer(old.getFirst(), old)));
    var both = new Settings(example.account().settings().values(), secrets);
    assertThat(example.gateway().read(with(example.account(), both), example.message()))
        .isEqualTo(example.reading());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void no_secret_survives_in_any_output(GatewayExample example) {
    var reading = example.reading();
    var said = new ArrayList<Object>();
    said.add(example.account());
    said.add(reading);
    said.add(example.gateway().acknowledge(example.message(), reading));
    said.add(example.gateway().methods(example.account()));
    said.add(example.gateway().open(call(example.account(), this::echo), request(example)));
    for (var secrets : example.account().settings().secrets().values()) {
      for (var secret : secrets) {
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(secret.bytes());
        assertThat(said.toString())
            .doesNotContain(secret.reveal(), encoded.substring(0, encoded.length() - 2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void without_secrets_nothing_is_sent_and_no_page_is_opened(Gateway gateway) {
    var example = GatewayExample.of(gateway).getFirst();
    var bare = new Settings(example.account().settings().values(), Map.of());
    var sent = new ArrayList<WireRequest>();
    Wire wire =
        request -> {
          sent.add(request);
          return echo(request);
        };
    try {
      var answer = gateway.open(call(with(example.account(), bare), wire), request(example));
      assertThat(answer).isInstanceOf(Answer.Refused.class);
    } catch (IllegalStateException missing) {
      assertThat(missing).hasMessageContaining("is not set");
    }
    assertThat(sent).isEmpty();
  }

  /// The wire speaks to no host that is not among the addresses of an account, so a dialect that
  /// forgets one of its own hosts there could never be used.
  @ParameterizedTest
  @MethodSource("gateways")
  void a_dialect_calls_only_the_addresses_it_names(Gateway gateway) {
    var example = GatewayExample.of(gateway).getFirst();
    for (var account : List.of(example.account(), withoutAddresses(gateway, example.account()))) {
      var named = gateway.addresses(account);
      assertThat(named).isNotEmpty().allMatch(address -> address.startsWith("http"));
      Wire wire =
          request -> {
            assertThat(named).anyMatch(address -> request.address().startsWith(address));
            return echo(request);
          };
      var _ = gateway.open(call(account, wire), request(example));
      if (gateway instanceof AnswersStatus answers) {
        var _ = answers.ask(call(account, wire), payment(request(example)));
      }
    }
  }

  /// By then somebody may have decided otherwise.
  @ParameterizedTest
  @MethodSource("gateways")
  void after_its_deadline_no_move_of_money_is_sent(Gateway gateway) {
    var example = GatewayExample.of(gateway).getFirst();
    var sent = new ArrayList<WireRequest>();
    var call =
        call(
            example.account(),
            request -> {
              sent.add(request);
              return echo(request);
            });
    var asked = request(example);
    var payment =
        new PaymentRef(
            asked.merchantReference(), Optional.of("gw-1"), asked.amount(), asked.capture(),
            asked.method(), Instant.parse("2026-11-01T09:00:00Z"));
    var late =
        new MoneyMove(
            payment, "RF-000045", asked.amount(), true, "late", call.now().minusSeconds(1));
    var answers = new ArrayList<Answer<Report>>();
    if (gateway instanceof CapturesMoney it) {
      answers.add(it.capture(call, late));
    }
    if (gateway instanceof VoidsAuthorizations it) {
      answers.add(it.voidAuthorization(call, late));
    }
    if (gateway instanceof RefundsMoney it) {
      answers.add(it.refund(call, late));
    }
    if (gateway instanceof ChargesStoredMethods it) {
      answers.add(it.charge(call, late, new Secret("token")));
    }
    assertThat(sent).isEmpty();
    assertThat(answers)
        .allMatch(answer -> answer instanceof Answer.NotSent || answer instanceof Answer.Refused);
  }

  private static Account withoutAddresses(Gateway gateway, Account account) {
    var values = new HashMap<>(account.settings().values());
    gateway.settings().stream()
        .filter(spec -> spec.kind() == SettingSpec.Kind.URL && !spec.required())
        .forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    return with(account, new Settings(values, account.settings().secrets()));
  }

  private static PaymentRef payment(OpenRequest request) {
    return new PaymentRef(
        request.merchantReference(),
        Optional.empty(),
        request.amount(),
        request.capture(),
        request.method(),
        Instant.parse("2026-11-01T09:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void every_setting_has_help_and_source(Gateway gateway) {
    assertThat(gateway.name()).matches("[a-z0-9-]{2,30}");
    assertThat(gateway.title()).isNotBlank();
    assertThat(gateway.settings()).extracting(SettingSpec::name).doesNotHaveDuplicates();
    for (var setting : gateway.settings()) {
      assertThat(setting.name()).matches("[a-z][A-Za-z0-9]{1,39}");
      assertThat(setting.help()).as(setting.name()).hasSizeGreaterThan(10).endsWith(".");
      assertThat(setting.source()).as(setting.name()).isNotBlank();
      if (setting.kind() == SettingSpec.Kind.SECRET) {
        assertThat(setting.defaultValue()).as(setting.name()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void every_method_has_a_window_and_known_currencies(Gateway gateway) {
    var methods = gateway.methods(GatewayExample.of(gateway).getFirst().account());
    assertThat(methods).isNotEmpty();
    for (var method : methods) {
      assertThat(method.code()).matches("[a-z0-9_-]{2,40}");
      assertThat(method.window()).as(method.code()).isPositive();
      assertThat(method.source()).as(method.code()).isNotBlank();
      assertThat(method.currencies()).allMatch(code -> CurrencyUnit.find(code).isPresent());
    }
  }

  /// The message with each byte of its query, its body and its signature headers changed in turn:
  /// the lowest bit, so that no change is one of letter case. What `unsigned` matches is left alone.
  private static List<Incoming> oneByteChanged(Incoming m, Pattern unsigned) {
    var all = new ArrayList<Incoming>();
    var free = new BitSet();
    unsigned
        .matcher(new String(m.body(), StandardCharsets.ISO_8859_1))
        .results()
        .forEach(match -> free.set(match.start(), match.end()));
    for (int i = 0; i < m.rawQuery().length(); i++) {
      all.add(with(m, flip(m.rawQuery(), i), m.headers(), m.body()));
    }
    for (int i = free.nextClearBit(0); i < m.body().length; i = free.nextClearBit(i + 1)) {
      var body = m.body().clone();
      body[i] ^= 1;
      all.add(with(m, m.rawQuery(), m.headers(), body));
    }
    for (int h = 0; h < m.headers().size(); h++) {
      var header = m.headers().get(h);
      if (!header.name().toLowerCase(java.util.Locale.ROOT).matches(".*sign.*|webhook-.*")) {
        continue;
      }
      for (int i = 0; i < header.value().length(); i++) {
        var headers = new ArrayList<>(m.headers());
        headers.set(h, new Header(header.name(), flip(header.value(), i)));
        all.add(with(m, m.rawQuery(), headers, m.body()));
      }
    }
    return all;
  }

  private static String flip(String text, int at) {
    return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
  }

  private static Incoming with(Incoming m, String query, List<Header> headers, byte[] body) {
    return new Incoming(m.channel(), m.method(), m.path(), query, headers, body, m.heard());
  }

  private static Account with(Account account, Settings settings) {
    return new Account(account.id(), account.name(), account.live(), settings);
  }

  /// A secret of the same shape: some are base64, some have a prefix.
  private static List<Secret> newer(Secret like, List<Secret> old) {
    var text = like.reveal();
    char last = text.charAt(text.length() - 5);
    var other =
        text.substring(0, text.length() - 5)
            + (last == 'B' ? 'C' : 'B')
            + text.substring(text.length() - 4);
    var all = new ArrayList<Secret>();
    all.add(new Secret(other));
    all.addAll(old);
    return List.copyOf(all);
  }

  private static GatewayCall call(Account account, Wire wire) {
    return new GatewayCall(
        account,
        wire,
        Instant.parse("2026-11-01T10:00:00Z"),
        "https://bridge.example/notifications/k1");
  }

  /// The rudest gateway: it says no and repeats everything it was sent.
  private WireAnswer echo(WireRequest request) {
    var everything = request.headers() + " " + new String(request.body(), StandardCharsets.UTF_8);
    return new WireAnswer.Replied(400, List.of(), everything.getBytes(StandardCharsets.UTF_8));
  }

  private static OpenRequest request(GatewayExample example) {
    var method = example.gateway().methods(example.account()).getFirst();
    var currency = method.currencies().stream().sorted().findFirst().orElse("EUR");
    return new OpenRequest(
        "1001-7KQ2M9XA",
        "1001",
        Money.of(4990, currency),
        method.code(),
        Flow.REDIRECT,
        Capture.AUTOMATIC,
        false,
        "2 × Tea",
        Shopper.UNKNOWN,
        "https://bridge.example/returns/k1",
        "https://bridge.example/notifications/k1");
  }
}
