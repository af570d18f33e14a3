package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.move;
import static paybridge.connector.gateway.paymaster.FarEnd.payment;
import static paybridge.connector.gateway.paymaster.FarEnd.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Secret;

/// What the dialect sends, byte for byte. `-Dgolden.write=true` writes the files anew.
class GoldenMessagesTest {
  private static final String VECTORS = "src/test/resources/vectors/paymaster.json";
  private static final Map<String, String> SOLD =
      Map.of(
          "f023_RRN", "601514167159",
          "f004_PAN", "545301XXXXXX5323",
          "f005_ExpDate", "2710",
          "f006_TxnDtTm", "20260115143251");
  private final PayMaster gateway = new PayMaster();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page", "page-hold", "page-card-check", "page-card-check-one", "page-save", "page-dinar",
        "page-remote", "bank", "bank-remote", "qr", "qr-yen", "query", "reversal", "refund",
        "refund-part", "refund-original", "capture", "void", "charge", "charge-dinar"
      })
  void a_message_is_sent_as_its_file_says(String name) throws IOException {
    var text = message(name);
    assertThat(text).doesNotContain(FarEnd.KEY.reveal());
    FarEnd.assertGolden(gateway, name, text);
  }

  private String message(String name) {
    var sale = payment("card", Capture.AUTOMATIC, SOLD);
    var later = Instant.parse("2026-01-16T07:05:05Z");
    var fresh = payment("card", Capture.AUTOMATIC, Map.of());
    return switch (name) {
      case "page" -> opened(Map.of(), request("upp", AMOUNT, Capture.AUTOMATIC, false));
      case "page-hold" -> opened(Map.of(), request("card", AMOUNT, Capture.MANUAL, false));
      case "page-card-check" -> opened(Map.of(), check());
      case "page-card-check-one" -> opened(Map.of("verificationAmount", "1.00"), check());
      case "page-save" -> opened(Map.of(), request("card", AMOUNT, Capture.AUTOMATIC, true));
      case "page-dinar" ->
          opened(
              Map.of("confirmedCurrencies", "KWD:3"),
              request("upp", Money.of(4990, "KWD"), Capture.AUTOMATIC, false));
      case "page-remote" ->
          opened(
              Map.of("activation", "REMOTE"), request("upp", AMOUNT, Capture.AUTOMATIC, false));
      case "bank" -> opened(Map.of(), request("duitnow_obw", AMOUNT, Capture.AUTOMATIC, false));
      case "bank-remote" ->
          opened(
              Map.of("activation", "REMOTE", "contextRoot", "/aapg"),
              request("duitnow_obw", AMOUNT, Capture.AUTOMATIC, false));
      case "qr" -> opened(Map.of(), request("duitnow_qr", AMOUNT, Capture.AUTOMATIC, false));
      case "qr-yen" ->
          opened(
              Map.of("confirmedCurrencies", "JPY:0"),
              request("alipayplus", Money.of(500, "JPY"), Capture.AUTOMATIC, false));
      case "query" -> sent(Map.of(), FarEnd.NOW, call -> gateway.ask(call, sale));
      case "reversal" ->
          sent(Map.of(), FarEnd.NOW, call -> gateway.refund(call, move(sale, AMOUNT)));
      case "refund" -> sent(Map.of(), later, call -> gateway.refund(call, move(sale, AMOUNT)));
      case "refund-part" ->
          sent(
              Map.of("partialRefunds", "on"),
              later,
              call -> gateway.refund(call, move(sale, Money.of(100, "MYR"))));
      case "refund-original" ->
          sent(
              Map.of("mrnOfRefund", "original"),
              later,
              call -> gateway.refund(call, move(sale, AMOUNT)));
      case "capture" ->
          sent(Map.of(), FarEnd.NOW, call -> gateway.capture(call, move(sale, AMOUNT)));
      case "void" ->
          sent(Map.of(), FarEnd.NOW, call -> gateway.voidAuthorization(call, move(sale, AMOUNT)));
      case "charge" ->
          sent(Map.of(), FarEnd.NOW, call -> gateway.charge(call, move(fresh, AMOUNT), token()));
      case "charge-dinar" ->
          sent(
              Map.of("confirmedCurrencies", "KWD:3"),
              FarEnd.NOW,
              call -> gateway.charge(call, move(fresh, Money.of(4990, "KWD")), token()));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static OpenRequest check() {
    return request("card", Money.of(0, "MYR"), Capture.AUTOMATIC, true);
  }

  private static Secret token() {
    return new Secret("8815023000256377123 2710");
  }

  /// What leaves to open a payment: a call of ours, or else the address for the browser.
  private String opened(Map<String, String> settings, OpenRequest request) {
    var far = new FarEnd(FarEnd.replied(500, ""));
    var answer = gateway.open(far.call(settings), request);
    return far.sent.isEmpty() ? "GET " + address(answer) + "\n\n" : far.sentText();
  }

  private static String address(Answer<Opened> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Page.Redirect) ((Answer.Done<Opened>) answer).value().page()).to().reveal();
  }

  private interface Does {
    Answer<?> with(GatewayCall call);
  }

  private static String sent(Map<String, String> settings, Instant now, Does does) {
    return sent(FarEnd.account(settings), now, does);
  }

  private static String sent(Account account, Instant now, Does does) {
    var far = new FarEnd(FarEnd.replied(500, ""));
    assertThat(does.with(far.call(account, now))).isInstanceOf(Answer.Unknown.class);
    assertThat(far.sent).hasSize(1);
    return far.sentText();
  }

  private static String vector(String id, String field) throws IOException {
    JsonNode all = new ObjectMapper().readTree(Files.readString(Path.of(VECTORS)));
    for (var vector : all.path("vectors")) {
      if (vector.path("id").asText().equals(id)) {
        return vector.path(field).asText();
      }
    }
    throw new IllegalArgumentException(id);
  }

  /// The example's own return addresses end otherwise than ours; everything else is made here.
  @Test
  void the_page_address_is_the_example_of_the_contract() throws IOException {
    var call =
        new FarEnd().call(FarEnd.account(Map.of()), Instant.parse("2026-01-15T06:30:25.070Z"));
    var shop = request("upp", AMOUNT, Capture.AUTOMATIC, false);
    var asked =
        new OpenRequest(
            "ORD-1001", "1001", AMOUNT, "upp", shop.flow(), shop.capture(), false, "Order 1001",
            shop.shopper(), "https://shop.example/pm/return", shop.notifyUrl());
    var made =
        new PageRequest(call, asked)
            .message()
            .orElseThrow()
            .put("f281_RURL_UPPPU", "https://shop.example/pm/return/failed")
            .put("f282_RURL_UPPPC", "https://shop.example/pm/return/cancelled");
    assertThat(made.address(PayMasterSettings.PAGE))
        .isEqualTo(
            "https://sandbox.finexusgroup.com/upp/faces/upp/payment.xhtml?"
                + vector("pm-01", "queryString"));
  }

  @Test
  void the_query_is_the_example_of_the_contract() throws IOException {
    var payment =
        new PaymentRef(
            "ORD-1001", Optional.empty(), AMOUNT, Capture.AUTOMATIC, "upp", FarEnd.NOW);
    var text =
        sent(Map.of(), Instant.parse("2026-01-15T06:40:00Z"), call -> gateway.ask(call, payment));
    var expected =
        """
        POST https://sandbox.finexusgroup.com/upp/services/Gateway
        Content-Type: text/xml; charset=utf-8
        SOAPAction: ""

        <?xml version="1.0" encoding="UTF-8"?>
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="http://paymaster.finexus.com"
                    xmlns:c="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    e:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
         <e:Body><p:UPPPaymentQuery><in0 xsi:type="p:Query0780Req">
          <f001_MID xsi:type="c:string">000000000012345</f001_MID>
          <f260_ServID xsi:type="c:string">ABC</f260_ServID>
          <f263_MRN xsi:type="c:string">ORD-1001</f263_MRN>
          <f284_RURL_UPPPQ xsi:type="c:string">https://shop.example/pm/query</f284_RURL_UPPPQ>
          <h001_MTI xsi:type="c:string">0780</h001_MTI>
          <h002_VNO xsi:type="c:string">06</h002_VNO>
          <h003_TDT xsi:type="c:string">20260115</h003_TDT>
          <h004_TTM xsi:type="c:string">14400000</h004_TTM>
          <t001_SHT xsi:type="c:string">SH2</t001_SHT>
          <t002_SHV xsi:type="c:string">HASH</t002_SHV>
         </in0></p:UPPPaymentQuery></e:Body>
        </e:Envelope>
        """;
    assertThat(text).isEqualTo(expected.replace("HASH", vector("pm-05", "t002_SHV")));
  }

  @Test
  void the_stored_charge_is_the_example_of_the_contract() throws IOException {
    var payment =
        new PaymentRef(
            "SUB-7-002", Optional.empty(), Money.of(4990, "MYR"), Capture.AUTOMATIC,
            "card", FarEnd.NOW);
    var account = FarEnd.account(Map.of("answerUrl", "https://shop.example/pm/return/success"));
    var text =
        sent(
            account,
            Instant.parse("2026-02-14T18:00:00Z"),
            call -> gateway.charge(call, late(move(payment, Money.of(4990, "MYR"))), token()));
    var vector = vector("pm-07", "queryString");
    assertThat(unsigned(text.substring(text.indexOf('?') + 1, text.indexOf('\n'))))
        .isEqualTo(
            unsigned(vector)
                .replace("return%2Ffailed", "return%2Fsuccess")
                .replace("return%2Fcancelled", "return%2Fsuccess"));
  }

  private static String unsigned(String query) {
    return query.substring(0, query.indexOf("&t002_SHV"));
  }

  private static MoneyMove late(MoneyMove move) {
    return new MoneyMove(
        move.payment(), move.reference(), move.amount(), move.wholePayment(), move.reason(),
        Instant.MAX);
  }
}
