package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Header;
import paybridge.connector.WireAnswer.Replied;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private static Replied replied(Header... headers) {
    return new Replied(503, List.of(headers), new byte[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 2026-11-02T10:00:07Z",
        "0 | 2026-11-02T10:00:00Z",
        "999999999 | 2026-11-02T11:00:00Z",
        "Mon, 02 Nov 2026 10:05:00 GMT | 2026-11-02T10:05:00Z",
        "Mon, 02 Nov 2026 09:00:00 GMT | 2026-11-02T10:00:00Z",
        "Tue, 03 Nov 2026 10:00:00 GMT | 2026-11-02T11:00:00Z"
      })
  void seconds_and_dates_are_believed_up_to_an_hour(String said, Instant expected) {
    assertThat(RetryAfter.of(replied(new Header("retry-after", said)), NOW)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1", "soon", "9999999999", "1.5", "''"})
  void what_is_neither_says_nothing(String said) {
    assertThat(RetryAfter.of(replied(new Header("Retry-After", said)), NOW)).isEmpty();
  }

  @Test
  void no_header_says_nothing() {
    assertThat(RetryAfter.of(replied(), NOW)).isEmpty();
  }
}
