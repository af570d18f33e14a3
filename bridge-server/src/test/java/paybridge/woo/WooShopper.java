package paybridge.woo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.demo.woocommerce.WooShop;

/// Somebody who shops without a screen: keeps cookies, follows redirects within the shop, and stops
/// where the shop sends them elsewhere.
final class WooShopper implements AutoCloseable {
  private static final int MOST_REDIRECTS = 10;
  private static final Map<String, String> ADA =
      Map.of(
          "billing_first_name", "Ada",
          "billing_last_name", "Example",
          "billing_email", "ada@example.org",
          "billing_country", "DE",
          "billing_address_1", "Street 1",
          "billing_city", "Berlin",
          "billing_postcode", "10115",
          "billing_phone", "030123456");
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();
  private final OneWooShop it;
  private final String checkout;

  WooShopper(OneWooShop it) {
    this.it = it;
    this.checkout = it.shop.does("classic").path("address").asText();
  }

  /// Where somebody is, what they see; `leadsTo` is the address elsewhere that they were sent to.
  record Seen(URI at, String html, String leadsTo) {
    /// True when the page holds these characters; a page is too long to be shown when it does not.
    boolean says(String text) {
      return html.contains(text);
    }

    String field(String name) {
      var found = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"").matcher(html);
      return found.find() ? found.group(1) : "";
    }
  }

  /// Signs in with an account that the shop has. Not by way of the desk: a page of the desk starts the
  /// shop's scheduler with the visitor's cookies, and when that ends it saves the visitor's session as
  /// it was at its start, without what is in the basket by then.
  WooShopper signedIn(String name) {
    open(it.shop.url() + "/wp-login.php");
    submit(
        it.shop.url() + "/wp-login.php",
        Map.of("log", name, "pwd", name, "wp-submit", "Log In", "testcookie", "1",
            "redirect_to", it.shop.url() + "/"));
    return this;
  }

  WooShopper takes(int product) {
    open(it.shop.url() + "/?add-to-cart=" + product);
    return this;
  }

  Seen atTheCheckout() {
    return open(checkout);
  }

  /// Fills the classic checkout's form and presses the button; what its script is answered.
  JsonNode places(String method, Map<String, String> more) {
    return places(atTheCheckout(), method, more);
  }

  JsonNode places(Seen form, String method, Map<String, String> more) {
    var fields = new HashMap<>(ADA);
    fields.put("payment_method", method);
    fields.put("woocommerce-process-checkout-nonce", form.field("woocommerce-process-checkout-nonce"));
    fields.putAll(more);
    try {
      return WooShop.JSON.readTree(submit(it.shop.url() + "/?wc-ajax=checkout", fields).html());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Sends the pay-for-order page's form.
  Seen paysFor(String page, String method, Map<String, String> more) {
    var form = open(page);
    var fields = new HashMap<>(Map.of("woocommerce_pay", "1", "payment_method", method));
    fields.put("woocommerce-pay-nonce", form.field("woocommerce-pay-nonce"));
    fields.putAll(more);
    return submit(page, fields);
  }

  Seen open(String address) {
    return follow(HttpRequest.newBuilder(), URI.create(address));
  }

  Seen submit(String address, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(
                field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        URI.create(address));
  }

  private Seen follow(HttpRequest.Builder request, URI address) {
    var here = address;
    var next = request;
    for (int turn = 0; turn < MOST_REDIRECTS; turn++) {
      var reply = send(next.uri(here).build());
      var location = reply.headers().firstValue("Location");
      if (location.isEmpty()) {
        return new Seen(here, reply.body(), "");
      }
      here = here.resolve(location.get());
      if (!here.toString().startsWith(it.shop.url())) {
        return new Seen(here, reply.body(), here.toString());
      }
      next = HttpRequest.newBuilder();
    }
    throw new IllegalStateException("redirected too often, last to " + here);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
