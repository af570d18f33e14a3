package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "my card is 4111 1111 1111 1111, thanks",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111 12/27 123",
        "call 12 34 4111 1111 1111 1111",
        "amex 378282246310005",
        "3782 822463 10005",
        "5555555555554444",
        "2223003122003222",
        "6011000990139424",
        "3530111333300000",
        "30569309025904",
        "6200000000000005",
        "4222222222222",
        "４１１１１１１１１１１１１１１１",
      })
  void a_card_number_is_found(String text) {
    assertThat(CardNumbers.in(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2 × Tea",
        "4111111111111112",
        "411111111111",
        "order 41111111111111111111111",
        "0000000000000000",
        "1234567890123452",
        "+49 30 1234567",
        "4111 and 1111 and 1111 and 1111",
        "JJD000390007",
        "2026-11-01 10:00:00",
        "9999999999999995",
      })
  void other_digits_are_left_alone(String text) {
    assertThat(CardNumbers.in(text)).isFalse();
  }
}
