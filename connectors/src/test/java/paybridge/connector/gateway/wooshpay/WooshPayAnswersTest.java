package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Flow;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.RegistersEndpoint.Registered;
import paybridge.connector.Secret;

/// The answers of the contract, as they stand there (sections 7.2, 8.2, 9, 11.1 and 15), in
/// `examples/wooshpay/answers`.
class WooshPayAnswersTest {
  private static final Path ROOM = Path.of("src/test/resources/examples/wooshpay/answers");
  private final WooshPay gateway = new WooshPay();

  private static String answer(String name) throws IOException {
    return Files.readString(ROOM.resolve(name + ".json"));
  }

  private static OpenRequest order(
      String reference, String method, Flow flow, long minor, String currency) {
    return new OpenRequest(
        reference, "1001", Money.of(minor, currency), method, flow, Capture.AUTOMATIC, false,
        "Tea, 100 g", Asked.ANNA, "https://shop.example/pay", Asked.HOOK);
  }

  @Test
  void a_session_is_a_page_with_the_intent_and_an_end() throws IOException {
    assertThat(
            gateway.open(
                FarEnd.saying(answer("session")).call(),
                order("ORD-1001", "card", Flow.REDIRECT, 2500, "USD")))
        .isEqualTo(
            new Answer.Done<>(
                new Opened(
                    new Page.Redirect(
                        new GatewayUrl(
                            "https://checkouttest.wooshpay.com/pay/"
                                + "cs_test_1900000000000000101?key=cGtfdGVzdF9leGFtcGxl")),
                    Optional.of("pi_1900000000000000105"),
                    Map.of("session", "cs_1900000000000000101"),
                    Optional.of(Instant.ofEpochMilli(1760086400000L)))));
  }

  @Test
  void a_wallet_is_found_where_the_type_does_not_name_it() throws IOException {
    assertThat(
            gateway.open(
                FarEnd.saying(answer("intent-redirect")).call(),
                order("ORD-1002", "gcash", Flow.DIRECT, 30000, "PHP")))
        .isEqualTo(
            new Answer.Done<>(
                new Opened(
                    new Page.Redirect(new GatewayUrl("https://wallet.example/pay/abc")),
                    Optional.of("pi_1900000000000000150"),
                    Optional.empty())));
  }

  @Test
  void a_refund_is_pending_and_keeps_its_id() throws IOException {
    var payment =
        new PaymentRef(
            "ORD-1001", Optional.of("pi_1900000000000000105"), Money.of(2500, "USD"),
            Capture.AUTOMATIC, "card", FarEnd.NOW);
    var move =
        new MoneyMove(
            payment, "RF-77", Money.of(500, "USD"), false, "", FarEnd.NOW.plusSeconds(60));
    assertThat(gateway.refund(FarEnd.saying(answer("refund")).call(), move))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done ->
                assertThat(done.toString())
                    .contains(
                        new Fact.Refund(
                                Optional.of("re_1900000000000000201"),
                                Optional.of("RF-77"),
                                Money.of(500, "USD"),
                                RefundState.PENDING)
                            .toString()));
  }

  @Test
  void an_endpoint_shows_its_secret_once() throws IOException {
    var far = FarEnd.saying("{\"data\":[]}", answer("endpoint"));
    assertThat(gateway.register(far.call(), "https://shop.example/hooks/wooshpay"))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done ->
                assertThat(((Registered) done.value()).secrets())
                    .containsEntry(
                        "webhookSecret", new Secret("whsec_ExampleOnlyExampleOnly0000")));
  }

  @Test
  void both_shapes_of_an_error_are_read() throws IOException {
    var asked = order("ORD-1001", "card", Flow.REDIRECT, 2500, "USD");
    assertThat(gateway.open(new FarEnd(replied(400, answer("error-flat"))).call(), asked))
        .isEqualTo(
            new Answer.Refused<>(
                DeclineReason.CONFIGURATION, "WooshPay answered 400: amount is missing"));
    assertThat(gateway.open(new FarEnd(replied(402, answer("error-nested"))).call(), asked))
        .isEqualTo(
            new Answer.Refused<>(
                DeclineReason.OTHER, "WooshPay answered 402: The card was declined."));
  }
}
