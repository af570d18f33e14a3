package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;

/// The rules of the header that only long ones show (contract section 11.5).
class EventSignatureTest {
  private static final Secret SECRET = new Secret("whsec_vEcT0rSecret4Wooshpay0001");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Instant HEARD = Instant.ofEpochSecond(1760000000);

  private static String genuine(String t) {
    return ",v1=" + Digests.hex(EventSignature.digest(SECRET, t, BODY));
  }

  private static boolean valid(String header) {
    return EventSignature.valid(header, List.of(SECRET), BODY, HEARD, Duration.ofMinutes(5));
  }

  @Test
  void every_element_counts_however_many_there_are() {
    var others = (",v1=" + "0".repeat(64)).repeat(50);
    assertThat(valid("t=1760000000" + others + genuine("1760000000"))).isTrue();
    assertThat(valid("t=1760000000" + genuine("1760000000") + others + ",t=1760000000"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"99999999999999999999", "00000000001760000000", "9223372036854775808", "0"})
  void a_time_of_any_length_has_a_digest_and_is_not_fresh(String t) {
    assertThat(EventSignature.time("t=" + t + genuine(t))).contains(t);
    assertThat(EventSignature.parse("t=" + t + genuine(t))).isPresent();
    assertThat(valid("t=" + t + genuine(t))).isFalse();
  }
}
