package paybridge.woo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import paybridge.bridge.Ports;
import paybridge.shop.ConnectShop.Outcome;
import paybridge.shop.Register;
import paybridge.woo.NeedsWooShop;

/// The owner lets the bridge in on the shop's own page, over TLS on both sides.
@NeedsWooShop
class LetInTest {
  private static final Pattern APPROVE =
      Pattern.compile("<a[^>]*href=\"([^\"]+)\"[^>]*wc-auth-approve");
  private static TlsFront shopFront;
  private static TlsFront bridgeFront;
  private static RestBridge bridge;
  private static HttpClient browser;
  private final RestShop it = RestShop.get();

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    var tls = SelfMade.trusted();
    shopFront = new TlsFront(tls);
    bridgeFront = new TlsFront(tls);
    shopFront.to(RestShop.get().shop.url());
    int port = Ports.free();
    bridgeFront.to("http://127.0.0.1:" + port);
    bridge = new RestBridge(shopFront.url, port, bridgeFront.url);
    bridge.serves("cheque");
    browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @AfterAll
  static void end() {
    RestShop.get().rest("hook", said -> said.put("address", bridge.hintAddress()));
    bridge.close();
    bridgeFront.close();
    shopFront.close();
    browser.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static HttpResponse<String> open(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  private void signIn() {
    var word = UUID.randomUUID().toString();
    it.rest("login", said -> said.put("word", word));
    assertThat(open(shopFront.url + "/?paybridge_login=" + word).body()).contains("signed in");
  }

  private String page() {
    return bridge.bridge().parts().connectShop.page(bridge.shop(), bridgeFront.url);
  }

  private static HttpResponse<String> grant(String token) {
    var body =
        """
        {"key_id":1,"user_id":"%s","consumer_key":"ck_1","consumer_secret":"cs_1","key_permissions":"read_write"}
        """
            .formatted(token);
    return send(
        HttpRequest.newBuilder(
                URI.create(bridgeFront.url + "/shops/" + bridge.shop().row().pathKey() + "/grant"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String token(String page) {
    return Pattern.compile("user_id=([^&]+)").matcher(page).results().findFirst().orElseThrow()
        .group(1);
  }

  @Test
  void the_owner_agrees_in_the_shop_and_orders_are_served_over_tls() {
    signIn();
    var page = page();
    var shown = open(page).body();
    var approve = APPROVE.matcher(shown);
    assertThat(approve.find()).as(shown).isTrue();
    var end = open(approve.group(1).replace("&amp;", "&").replace("&#038;", "&"));
    assertThat(end.uri().toString()).startsWith(bridgeFront.url).contains("success=1");
    assertThat(end.body()).contains("The shop is connected");
    assertThat(bridge.shop().live()).isTrue();
    assertThat(bridge.shop().account().settings().text("way")).isEqualTo("basic");
    assertThat(grant(token(page)).statusCode()).isEqualTo(403);

    var order = it.waiting(said -> said.put("method", "cheque"));
    bridge.look();
    RestShop.when(
        "link of " + order,
        () -> it.see(order),
        now -> now.path("customerNotes").toString().contains(bridgeFront.url + "/pay/"));
  }

  @Test
  void keys_with_a_token_that_was_never_given_or_that_open_nothing_do_not_count() {
    assertThat(grant("never-given").statusCode()).isEqualTo(403);
    var token = token(page());
    assertThat(grant(token).statusCode()).isEqualTo(403);
    assertThat(grant(token).body()).contains("used up");
    assertThat(bridge.shop().account().settings().secrets("grant")).isEmpty();
  }

  @Test
  void a_server_that_strips_the_header_gets_the_keys_in_the_address() {
    var keys = it.rest("keys", said -> said);
    it.fault("strip");
    try {
      assertThat(bridge.keys(keys.path("key").asText(), keys.path("secret").asText()))
          .isEqualTo(new Outcome.LetIn("query"));
    } finally {
      it.fault("");
    }
    assertThat(bridge.shop().account().settings().text("way")).isEqualTo("query");
  }

  @Test
  void a_bridge_without_tls_says_how_else_to_connect() {
    assertThatThrownBy(
            () -> bridge.bridge().parts().connectShop.page(bridge.shop(), "http://bridge.example"))
        .isInstanceOf(Register.Wrong.class)
        .hasMessageContaining("https")
        .hasMessageContaining("shop keys");
  }
}
