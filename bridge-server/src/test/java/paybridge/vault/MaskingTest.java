package paybridge.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Header;

class MaskingTest {
  /// Every one holds CANARY or a card number where it must not be seen, and KEEP where it must.
  static Stream<String> messages() {
    return Stream.of(
        "{\"email\":\"CANARY@x.example\",\"status\":\"KEEP\"}",
        "{\"billing_firstName\":\"CANARY\",\"order\":\"KEEP\"}",
        "{\"customer\":{\"id\":\"CANARY\",\"deep\":[{\"x\":\"CANARY\"}],\"country\":\"KEEP\"}}",
        "{\"client_secret\":\"CANARY\",\"amount\":\"KEEP\"}",
        "{\"signValue\":\"CANARY\",\"payment_status\":\"KEEP\"}",
        "{\"payerIp\":\"CANARY\",\"description\":\"KEEP\",\"shipping\":\"CANARY\"}",
        "{\"data\":\"{\\\"token\\\":\\\"CANARY\\\",\\\"state\\\":\\\"KEEP\\\"}\"}",
        "{\"data\":\"<a><email>CANARY</email><b>KEEP</b></a>\"}",
        "{\"data\":\"cardNumber=CANARY&state=KEEP\"}",
        "{\"meta_data\":[{\"id\":\"KEEP\",\"key\":\"_x\",\"value\":\"CANARY\"}]}",
        "{\"url\":\"https://KEEP.example/pay/CANARY?x=CANARY\"}",
        "{\"text\":\"write to CANARY@x.example, KEEP\"}",
        "{\"state\":\"KEEP\",\"name\":\"CANARY",
        "{\"state\":\"KEEP\"} trailing \"password\":\"CANARY\"",
        "[\"KEEP\",{\"phone\":\"CANARY\"},4111111111111111,\"4111 1111 1111 1111\"]",
        "{\"number\":4111111111111111,\"x\":\"KEEP\"}",
        "{\"state\":\"KEEP\",\"x\":\"a4111-1111-1111-1111b\"}",
        "card_number=CANARY&order_number=KEEP&billing_email=CANARY%40x.example",
        "billing%5Bfirst_name%5D=CANARY&status=KEEP",
        "status=KEEP&data=%7B%22cvv%22%3A%22CANARY%22%7D",
        "status=KEEP&x=4111%201111+1111-1111",
        "status=KEEP&x=%zzCANARY",
        "<?xml version=\"1.0\"?><r><billing_email>CANARY</billing_email><status>KEEP</status></r>",
        "<r><Card type=\"CANARY\"><n>CANARY</n></Card><s token=\"CANARY\">KEEP</s></r>",
        "<r><s>KEEP</s><x><![CDATA[{\"secret\":\"CANARY\"}]]></x><!-- CANARY --></r>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///CANARY\">]><r>&e;CANARY</r><title>KEEP</title>",
        "<html><title>KEEP</title><input name=x value=CANARY><p>CANARY</html>",
        "Authorization: Bearer CANARY.x; CANARY\nStatus: KEEP",
        "Cookie: a=CANARY; b=CANARY\nStatus: KEEP",
        "f279_HP=CANARY&f278_EMailAddr=CANARY&f285_IPAddr=CANARY&f009_RespCode=KEEP",
        "f268_CHName=CANARY&f004_PAN=CANARY&f346_Token=CANARY&f005_ExpDate=CANARY&f263_MRN=KEEP",
        "quickpay_id=CANARY&service_mode=KEEP",
        "<r><quickpay_id>CANARY</quickpay_id><s>KEEP</s></r>",
        "KEEP: token=CANARY",
        "KEEP \"api_key\" : \"aa\\\"CANARY\" KEEP",
        "KEEP secret => 'CANARY'",
        "KEEP sk_live_CANARY KEEP whsec_CANARYxyz",
        "KEEP Bearer CANARY",
        "KEEP eyJhbGciOi.CANARY.x",
        "KEEP https://CANARY:CANARY@host.example/x",
        "KEEP http://CANARY@host.example",
        "KEEP card 4111111111111111 and 5555 5555 5555 4444, 3782-822463-10005",
        "KEEP x0004111111111111111000",
        "KEEP ４１１１１１１１１１１１１１１１",
        "KEEP 4111\u200b1111\u200b1111\u200b1111");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void secrets_and_personal_data_are_not_shown_and_the_rest_is(String message) {
    for (var type : List.of("", "application/json", "application/x-www-form-urlencoded")) {
      var shown = Masking.body(message.getBytes(UTF_8), type);
      assertThat(shown)
          .doesNotContain("CANARY")
          .doesNotContainPattern("1111[^…\\d]{0,3}1111")
          .doesNotContain("55555555")
          .doesNotContain("5555 5555")
          .doesNotContain("822463")
          .doesNotContain("１１１１１１１");
      if (type.isEmpty()) {
        assertThat(shown).contains("KEEP");
      }
    }
  }

  @Test
  void a_body_reads_as_lines() {
    assertThat(
            Masking.body(
                "{\"id\":\"pi_1\",\"amount\":4990,\"paid\":true,\"card\":{\"brand\":\"visa\",\"number\":\"4111111111111111\"}}"
                    .getBytes(UTF_8),
                "application/json"))
        .isEqualTo(
            """
            {
              id: pi_1
              amount: 4990
              paid: true
              card: {
                brand: visa
                number: •••
              }
            }\
            """);
    assertThat(Masking.text("order=42&amount=49.90&email=a%40b.example", ""))
        .isEqualTo("order = 42\namount = 49.90\nemail = •••");
    assertThat(Masking.text("<r><order>42</order><card>1</card></r>", ""))
        .isEqualTo("r: \n  order: 42\n  card: •••");
  }

  @Test
  void headers_are_shown_without_what_proves_something() {
    assertThat(
            Masking.headers(
                List.of(
                    new Header("Content-Type", "application/json"),
                    new Header("Authorization", "CANARY"),
                    new Header("Set-Cookie", "CANARY"),
                    new Header("webhook-signature", "v1,CANARY"),
                    new Header("X-Forwarded-For", "CANARY"),
                    new Header("Location", "https://pay.example/CANARY"))))
        .isEqualTo(
            """
            Content-Type: application/json
            Authorization: •••
            Set-Cookie: •••
            webhook-signature: •••
            X-Forwarded-For: •••
            Location: https://pay.example/…\
            """);
  }

  @Test
  void an_address_ends_after_the_host() {
    assertThat(Masking.address("https://gate.example:8443/a/CANARY?sign=CANARY"))
        .isEqualTo("https://gate.example:8443/…");
  }

  @Test
  void a_card_number_is_shown_as_first_six_and_last_four() {
    assertThat(CardNumbers.masked("no 4111 1111 1111 1111.")).isEqualTo("no 411111…1111.");
    assertThat(CardNumbers.masked("order 4111111111111112, 20261101, 0000000000000000"))
        .isEqualTo("order 4111111111111112, 20261101, 0000000000000000");
    assertThat(CardNumbers.in("my card is 4012-8888-8888-1881")).isTrue();
    assertThat(CardNumbers.in("order 1234567890123")).isFalse();
  }

  @Test
  void a_masked_value_does_not_tell_its_length() {
    assertThat(Masking.text("{\"token\":\"a\"}", ""))
        .isEqualTo(Masking.text("{\"token\":\"" + "a".repeat(500) + "\"}", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:",
        "{\"a\":",
        "[[",
        "<a",
        "=&=&",
        "\"",
        "{",
        "a=b&",
        "\\\"",
        "1-",
        "http://",
        "@",
        "eyJ",
        "<a b='c'>",
        "name:\"\\",
        "+1 ",
        "%",
        "::",
        "\u0000\u202e",
        "\ud800"
      })
  void garbage_is_survived_in_bounded_size(String piece) {
    var text = piece.repeat(300_000 / piece.length());
    assertThat(Masking.text(text, "").length()).isLessThanOrEqualTo(Masking.SHOWN);
    assertThat(Masking.body(text.getBytes(UTF_8), "").length())
        .isLessThanOrEqualTo(Masking.SHOWN + 40);
  }

  @Test
  void random_bytes_are_survived_and_show_no_control_characters() {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      var bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && i % 3 > 0) {
        bytes[0] = (byte) (i % 3 == 1 ? '{' : '<');
      }
      assertThat(Masking.body(bytes, "text/plain"))
          .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f]");
    }
  }
}
