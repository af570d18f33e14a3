package paybridge.connector.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopReading;
import paybridge.connector.Storefront;

/// What every storefront keeps, whatever its dialect. A storefront's test extends this, gives
/// examples, and adds what only its dialect has.
public abstract class StorefrontLaws {
  protected abstract Storefront storefront();

  protected abstract ShopAccount shop();

  /// Calls that are genuine, at least one of each kind.
  protected abstract List<Incoming> calls();

  /// Answers, at least one of each kind.
  protected abstract List<ShopAnswer> answers();

  /// The headers that carry the proof.
  protected abstract List<String> proofHeaders();

  @Test
  void its_name_can_stand_in_addresses_and_file_names() {
    assertThat(storefront().name()).matches("[a-z][a-z0-9-]*");
    assertThat(storefront().title()).isNotBlank();
  }

  @Test
  void every_genuine_call_reads_as_itself_and_always_alike() {
    for (var call : calls()) {
      var once = storefront().read(shop(), call);
      assertThat(once).isInstanceOf(ShopReading.Genuine.class);
      assertThat(storefront().read(shop(), call)).isEqualTo(once);
    }
  }

  @Test
  void one_changed_byte_of_the_body_is_unproved() {
    for (var call : calls()) {
      for (int i = 0; i < call.body().length; i++) {
        var body = call.body().clone();
        body[i] ^= 1;
        assertUnproved(with(call, call.headers(), body, call.heard()));
      }
      assertUnproved(with(call, call.headers(), new byte[0], call.heard()));
    }
  }

  @Test
  void one_changed_character_of_the_proof_is_unproved() {
    for (var call : calls()) {
      for (var name : proofHeaders()) {
        var value = call.header(name).orElseThrow();
        for (int i = 0; i < value.length(); i++) {
          var changed = new StringBuilder(value);
          changed.setCharAt(i, (char) (value.charAt(i) ^ 1));
          assertUnproved(withHeader(call, name, changed.toString()));
        }
      }
    }
  }

  @Test
  void a_missing_or_empty_proof_is_unproved() {
    for (var call : calls()) {
      for (var name : proofHeaders()) {
        var others = call.headers().stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList();
        assertUnproved(with(call, others, call.body(), call.heard()));
        assertUnproved(withHeader(call, name, ""));
      }
    }
  }

  @Test
  void another_secret_or_none_proves_nothing() {
    var others = new java.util.HashMap<String, List<Secret>>();
    shop()
        .settings()
        .secrets()
        .forEach((name, _) -> others.put(name, List.of(new Secret("whsec_b3RoZXI="))));
    for (var secrets : List.of(others, Map.<String, List<Secret>>of())) {
      var stranger =
          new ShopAccount(
              shop().key(),
              shop().name(),
              shop().home(),
              shop().callback(),
              new Settings(shop().settings().values(), secrets));
      for (var call : calls()) {
        assertThat(storefront().read(stranger, call)).isInstanceOf(ShopReading.Unproved.class);
      }
    }
  }

  @Test
  void an_old_message_is_stale_and_is_told_from_a_wrong_signature() {
    for (var call : calls()) {
      for (var hours : List.of(-1L, 1L)) {
        var later = call.heard().plus(Duration.ofHours(hours));
        assertThat(storefront().read(shop(), with(call, call.headers(), call.body(), later)))
            .isInstanceOfSatisfying(
                ShopReading.Unproved.class,
                unproved -> assertThat(unproved.problem()).isEqualTo("stale-timestamp"));
      }
    }
  }

  @Test
  void the_same_answer_has_the_same_bytes() {
    for (var answer : answers()) {
      assertThat(storefront().write(answer)).isEqualTo(storefront().write(answer)).isNotEmpty();
    }
  }

  @Test
  void no_secret_stands_in_any_output() {
    var said =
        Stream.of(
                answers().stream().map(answer -> new String(storefront().write(answer), UTF_8)),
                answers().stream().map(Object::toString),
                answers().stream()
                    .flatMap(answer ->
                        storefront()
                            .sign(shop(), "id-1", storefront().write(answer), Instant.EPOCH)
                            .stream())
                    .map(Header::value),
                calls().stream().map(call -> storefront().read(shop(), call).toString()),
                Stream.of(shop().toString()))
            .flatMap(all -> all)
            .toList();
    for (var secrets : shop().settings().secrets().values()) {
      for (var secret : secrets) {
        var key = secret.reveal().replace("whsec_", "");
        assertThat(said).noneMatch(text -> text.contains(key));
      }
    }
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private void assertUnproved(Incoming message) {
    assertThat(storefront().read(shop(), message)).isInstanceOf(ShopReading.Unproved.class);
  }

  private static Incoming withHeader(Incoming call, String name, String value) {
    var headers = new ArrayList<Header>();
    for (var header : call.headers()) {
      headers.add(header.name().equalsIgnoreCase(name) ? new Header(name, value) : header);
    }
    return with(call, headers, call.body(), call.heard());
  }

  protected static Incoming with(Incoming call, List<Header> headers, byte[] body, Instant heard) {
    return new Incoming(
        call.channel(), call.method(), call.path(), call.rawQuery(), headers, body, heard);
  }
}
