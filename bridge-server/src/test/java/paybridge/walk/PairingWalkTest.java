package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.storefront.generic.PairingKeys;
import paybridge.db.ShopRow;
import paybridge.shop.Register;

/// While the bridge looks whether a shop is who it says, the shop introduces itself anew, or its
/// owner makes another key.
class PairingWalkTest {
  @TempDir Path data;
  private Walk walk;
  private House house;
  private Register.NewShop made;
  private Caller shop;

  @BeforeEach
  void start() {
    walk = new Walk(data);
    house = new House(walk);
    made = walk.bridge.parts().register.shop("coffee", "generic", house.home());
    walk.bridge.parts().directory.changed();
    shop = signingWith(made.pairing());
  }

  @AfterEach
  void stop() {
    shop.close();
    house.close();
    walk.close();
  }

  private Caller signingWith(Secret secret) {
    return new Caller(walk, made.row().pathKey(), house.home(), secret);
  }

  /// What the plugin does: the keys are derived from the answer, and kept.
  private int introduces(String nonce) {
    Caller.Heard answer;
    try (var stranger = signingWith(made.pairing())) {
      answer =
          stranger.call(
              "handshake",
              "introduced-" + nonce,
              """
              {"protocols":["1"],"callback":"%s","returnHosts":[],"platform":"test",\
              "pluginVersion":"1","nonce":"%s"}"""
                  .formatted(house.callback(), nonce));
    }
    if (answer.status() == 200) {
      var keys = PairingKeys.derive(made.pairing(), nonce, nonce(answer.body()));
      shop.close();
      shop = signingWith(keys.shopToBridge());
      house.livedInBy(shop);
    }
    return answer.status();
  }

  private static String nonce(String welcome) {
    try {
      return new ObjectMapper().readTree(welcome).path("nonce").asText();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private ShopRow row() {
    return walk.bridge.parts().outside.database()
        .read(t -> t.shops().findByName("coffee"))
        .orElseThrow();
  }

  private void makesAnotherKey() {
    var parts = walk.bridge.parts();
    made = parts.register.pairAgain(parts.directory.shop(row()));
    parts.directory.changed();
  }

  private int offers(String id) {
    return shop.call("offers", id, "{}").status();
  }

  @Test
  void the_newest_introduction_counts_also_when_it_comes_while_the_first_is_looked_at() {
    assertThat(introduces("a-nonce-of-the-first-try")).isEqualTo(200);
    house.meanwhile(() -> assertThat(introduces("a-nonce-of-the-second-try")).isEqualTo(200));
    walk.settle();
    assertThat(row().state()).isEqualTo("live");
    assertThat(offers("o-1")).isEqualTo(200);
  }

  @Test
  void an_introduction_does_not_wait_because_the_one_before_it_was_wrong() {
    assertThat(introduces("a-nonce-of-the-first-try")).isEqualTo(200);
    house.livesAt("http://elsewhere.example");
    house.meanwhile(() -> assertThat(introduces("a-nonce-of-the-second-try")).isEqualTo(200));
    house.meanwhile(() -> house.livesAt(house.home()));
    walk.settle();
    assertThat(row().state()).isEqualTo("live");
  }

  @Test
  void a_key_that_is_made_while_the_shop_is_looked_at_is_not_lost() {
    assertThat(introduces("a-nonce-of-the-first-try")).isEqualTo(200);
    house.meanwhile(this::makesAnotherKey);
    walk.settle();
    walk.forward(Duration.ofMinutes(1));
    assertThat(row().state()).isEqualTo("met");
    assertThat(introduces("a-nonce-of-the-new-key")).isEqualTo(200);
    walk.settle();
    assertThat(row().state()).isEqualTo("live");
    assertThat(offers("o-1")).isEqualTo(200);
  }

  @Test
  void another_key_leaves_a_live_shop_alone_until_somebody_comes_with_it() {
    introduces("a-nonce-of-the-first-try");
    walk.settle();
    makesAnotherKey();
    assertThat(offers("o-1")).isEqualTo(200);
    try (var live = shop) {
      shop = signingWith(made.pairing());
      introduces("a-nonce-of-the-second-try");
      makesAnotherKey();
      walk.settle();
      var heard = live.call("offers", "o-2", "{}");
      assertThat(heard.status()).as("what the shop was known by").isEqualTo(200);
    }
    assertThat(introduces("a-nonce-of-the-third-try")).isEqualTo(200);
    walk.settle();
    assertThat(offers("o-3")).isEqualTo(200);
  }

  @Test
  void an_introduction_that_another_key_overtakes_is_made_again() {
    var parts = walk.bridge.parts();
    var before = parts.directory.shop(row());
    makesAnotherKey();
    var handshake =
        new ShopCall.Handshake(
            List.of("1"), house.callback(), "", List.of(), "test", "1", "a-nonce-of-the-old-key");
    assertThat(parts.meetShop.meet(before, "1", handshake))
        .isInstanceOfSatisfying(
            ShopAnswer.Problem.class,
            no -> {
              assertThat(no.type()).isEqualTo("in-progress");
              assertThat(no.retryable()).isTrue();
            });
    assertThat(introduces("a-nonce-of-the-new-key")).isEqualTo(200);
    walk.settle();
    assertThat(offers("o-1")).isEqualTo(200);
  }
}
