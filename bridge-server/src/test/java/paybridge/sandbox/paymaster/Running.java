package paybridge.sandbox.paymaster;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import paybridge.bridge.Server;
import paybridge.connector.WireAnswer;
import paybridge.sandbox.play.PlayedGateway.Opened;
import paybridge.work.Chance;

/// A played PayMaster on a port, a merchant, and a browser that follows nothing.
final class Running implements AutoCloseable, InstantSource {
  static final Signing SIGNING = new Signing(MessageTable.load());

  /// 18:00 in Kuala Lumpur.
  volatile Instant now = Instant.parse("2026-11-02T10:00:00Z");

  final PlayedPayMaster gateway =
      new PlayedPayMaster(this, Chance.seeded(7), _ -> new WireAnswer.NeverSent("no way out"));
  final Javalin server = Server.start("127.0.0.1", 0, List.of(gateway::routes));
  final String url = "http://127.0.0.1:" + server.port();
  final Opened account;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Running(String way) {
    account = gateway.account(url, way);
  }

  Running() {
    this("local");
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
    gateway.steps().forEach(step -> step.claim(100).forEach(Runnable::run));
  }

  String key() {
    return Objects.requireNonNull(account.secrets().get("secretKey")).reveal();
  }

  private String setting(String name) {
    return Objects.requireNonNull(account.settings().get(name));
  }

  /// What every message of the merchant has.
  Map<String, String> values(String type, String reference) {
    var values = new HashMap<String, String>();
    values.put("h001_MTI", type);
    values.put("h002_VNO", "06");
    values.put("h003_TDT", MalayTime.write("yyyyMMdd", now));
    values.put("h004_TTM", MalayTime.write("HHmmssSS", now));
    values.put("f001_MID", setting("merchantId"));
    values.put("f006_TxnDtTm", MalayTime.write("yyyyMMddHHmmss", now));
    values.put("f007_TxnAmt", "000000004990");
    values.put("f010_CurrCode", "458");
    values.put("f019_ExpTxnAmt", "2");
    values.put("f249_TxnCh", "WEB");
    values.put("f253_CntyCode", "MY");
    values.put("f260_ServID", setting("serviceId"));
    values.put("f263_MRN", reference);
    values.put("f264_Locale", "en");
    values.put("f270_ORN", "1001");
    values.put("t001_SHT", "SH2");
    return values;
  }

  /// A right 0280.
  Map<String, String> page(String reference) {
    var values = values("0280", reference);
    values.put("f278_EMailAddr", "buyer@shop.example");
    values.put("f280_RURL_UPPPS", "https://shop.example/r/success");
    values.put("f281_RURL_UPPPU", "https://shop.example/r/failure");
    values.put("f282_RURL_UPPPC", "https://shop.example/r/cancel");
    values.put("f325_ECommMercInd", "1");
    values.put("f339_TokenFlg", "N");
    values.put("f362_PreAuthFlg", "N");
    return values;
  }

  Fields signed(Map<String, String> values) {
    return SIGNING.signed(values.getOrDefault("h001_MTI", ""), values, key());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  HttpResponse<String> get(String page, Map<String, String> values) {
    return get(page + "?" + signed(values).query());
  }

  HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  HttpResponse<String> soap(String body) {
    return send(
        HttpRequest.newBuilder(at("/upp/services/Gateway"))
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private URI at(String path) {
    return URI.create(path.startsWith("http") ? path : url + path);
  }

  /// Opens the page, chooses, types the code where one is asked; where the browser is sent.
  String pay(Map<String, String> values, String choice) {
    var page = get("0260".equals(values.get("h001_MTI")) ? Pages.BANK : Pages.HOSTED, values);
    var chosen = post(Pages.action(page.body()), "choice=" + choice);
    var code = Pages.code(chosen.body());
    var last =
        code.isEmpty() ? chosen : post(Pages.action(chosen.body()), "code=" + code);
    return Pages.location(last);
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.stop();
  }
}
