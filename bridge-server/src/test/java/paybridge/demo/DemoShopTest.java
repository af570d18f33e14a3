package paybridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopSays;
import paybridge.connector.Word;
import paybridge.work.Chance;

/// A shopper and a shop keeper in the tea shop, without a browser.
class DemoShopTest {
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-01T10:00:00Z"));
  private final PlayedBridge bridge = new PlayedBridge(clock);
  private final DemoShop shop =
      new DemoShop(
          bridge.address(), PlayedBridge.KEY, PlayedBridge.PAIRING, Flow.REDIRECT, clock,
          Chance.seeded(7));
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeEach
  void open() {
    shop.start(0);
  }

  @AfterEach
  void close() {
    shop.stop();
    bridge.close();
    browser.close();
    assertThat(bridge.refusals()).as("the shop speaks the protocol").isEmpty();
  }

  @Test
  void the_shop_introduces_itself_once_and_answers_the_challenge() throws Exception {
    assertThat(shop.pair()).isTrue();
    assertThat(shop.pair()).isTrue();
    assertThat(bridge.heard()).hasSize(1);
    assertThat(shop.isChallenged()).isFalse();
    assertThat(bridge.challenge()).isEqualTo(new Answer.Done<>("challenge-nonce-0001"));
    assertThat(shop.isChallenged()).isTrue();
  }

  @Test
  void a_stranger_at_the_callback_is_turned_away() {
    shop.pair();
    assertThat(bridge.challengeByStranger()).isInstanceOf(Answer.NotSent.class);
    assertThat(shop.isChallenged()).isFalse();
  }

  @Test
  void a_shopper_buys_and_the_update_makes_the_order_paid() throws Exception {
    var page = buy();
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(location(page)).isEqualTo(bridge.address() + "/pay/played-1001");
    var order = bridge.order("tea-1001").asked();
    assertThat(order.total()).isEqualTo(Money.of(2 * 1290 + 4990, "EUR"));
    assertThat(order.capture()).isEqualTo(Capture.AUTOMATIC);
    assertThat(order.shopper().lastName().reveal()).isEqualTo("Nováková");
    assertThat(order.description()).isEqualTo("2 × Earl Grey, 1 × Stoneware pot");

    var paid = bridge.change("tea-1001", Word.PAID, UnaryOperator.identity());
    assertThat(bridge.deliver(paid))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(done.value()).hasToString(says("processing", true, true)));
    assertThat(shop.orders())
        .containsExactly(
            new DemoShop.Entry(
                "1001",
                "processing",
                true,
                Money.of(7570, "EUR"),
                Money.of(0, "EUR"),
                List.of("It is pending.", "It is paid."),
                2));
  }

  @Test
  void a_picture_is_applied_once_and_an_older_one_never() throws Exception {
    buy();
    var first = bridge.order("tea-1001").picture();
    var paid = bridge.change("tea-1001", Word.PAID, UnaryOperator.identity());
    bridge.deliver(paid);
    assertThat(applied(bridge.deliver(paid))).isFalse();
    assertThat(applied(bridge.deliver(first))).isFalse();
    assertThat(shop.orders().getFirst().status()).isEqualTo("processing");
    assertThat(shop.orders().getFirst().notes()).hasSize(2);
  }

  @Test
  void the_thank_you_page_asks_when_the_push_has_not_come() throws Exception {
    buy();
    assertThat(get(returnUrl())).contains("One moment").contains("http-equiv=\"refresh\"");
    bridge.change("tea-1001", Word.PAID, UnaryOperator.identity());
    assertThat(get(returnUrl())).contains("Thank you!").doesNotContain("http-equiv=\"refresh\"");
    assertThat(shop.orders().getFirst().paid()).isTrue();
    get(returnUrl());
    assertThat(bridge.heard().reversed().stream().filter(ShopCall.Pull.class::isInstance))
        .first()
        .isInstanceOfSatisfying(
            ShopCall.Pull.class,
            pull -> assertThat(pull.applied()).extracting(ShopSays::sequence).containsExactly(2L));
  }

  @Test
  void a_declined_shopper_can_pay_again() throws Exception {
    buy();
    bridge.change("tea-1001", Word.DECLINED, UnaryOperator.identity());
    var cancelUrl = bridge.order("tea-1001").asked().cancelUrl();
    assertThat(get(cancelUrl)).contains("Not paid yet", "It is declined.", "iDEAL");
    var query = URI.create(cancelUrl).getQuery();
    var again = post("/pay-again", query + "&method=ideal");
    assertThat(location(again)).isEqualTo(bridge.address() + "/pay/played-1001");
    assertThat(get(cancelUrl.replaceAll("key=.*", "key=guessed"))).contains("Not Found");
  }

  @Test
  void the_same_form_twice_makes_one_order() throws Exception {
    basket();
    var form = form();
    post("/checkout", form);
    basket();
    post("/checkout", form);
    assertThat(shop.orders()).hasSize(1);
  }

  @Test
  void a_bridge_that_says_no_leaves_the_order_pending_with_pay_again() throws Exception {
    bridge.answerNext(
        new ShopAnswer.Problem(
            409, "shop-not-confirmed", "The shop is not confirmed yet", "", "", true, "r3"));
    var page = buy();
    assertThat(page.body()).contains("The shop is not confirmed yet", "action=\"/pay-again\"");
    assertThat(shop.orders().getFirst().status()).isEqualTo("pending");
  }

  @Test
  void a_form_without_name_is_shown_again_with_what_was_typed() throws Exception {
    basket();
    var page = post("/checkout", "name=&email=zoe%40mail.example&country=MY&method=ideal");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("Please tell us your name.", "zoe@mail.example", "value=\"MY\" selected")
        .contains("value=\"ideal\" required checked");
    assertThat(shop.orders()).isEmpty();
  }

  @Test
  void the_shop_keeper_gives_money_back() throws Exception {
    buy();
    bridge.deliver(bridge.change("tea-1001", Word.PAID, UnaryOperator.identity()));
    assertThat(post("/book/1001/refund", "amount=12.9").body())
        .contains("refund: done.", "12.90 EUR, done");
    assertThat(shop.orders().getFirst().refunded()).isEqualTo(Money.of(1290, "EUR"));
    assertThat(post("/book/1001/refund", "amount=1e3").statusCode()).isEqualTo(422);
    assertThat(get(shop.home() + "/book")).contains("1001", "processing");
    assertThat(get(shop.home() + "/book.json"))
        .contains("\"number\":\"1001\"", "\"paid\":true", "\"sequence\":3");
  }

  @Test
  void a_form_of_another_site_moves_no_money() throws Exception {
    buy();
    var foreign =
        HttpRequest.newBuilder(shop.home().resolve("/book/1001/refund"))
            .header("Origin", "https://evil.example")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("amount=1"))
            .build();
    assertThat(browser.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
    assertThat(bridge.heard()).noneMatch(ShopCall.RefundMoney.class::isInstance);
  }

  @Test
  void the_bridge_can_read_the_book_back() throws Exception {
    buy();
    assertThat(bridge.readBack(List.of("tea-1001", "tea-9999")))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat((List<?>) done.value()).hasToString("[" + pending() + "]"));
  }

  private HttpResponse<String> buy() throws Exception {
    basket();
    return post("/checkout", form());
  }

  private void basket() throws Exception {
    post("/basket", "product=earl-grey&change=2");
    post("/basket", "product=pot");
  }

  private String form() throws Exception {
    var page = get(shop.home() + "/checkout");
    var once = Pattern.compile("name=\"once\" value=\"([^\"]+)\"").matcher(page);
    assertThat(once.find()).isTrue();
    return "once=%s&name=%s&email=%s&country=DE&method=card"
        .formatted(once.group(1), encoded("Zoë Nováková"), encoded("zoe@mail.example"));
  }

  private String returnUrl() {
    return bridge.order("tea-1001").asked().returnUrl();
  }

  private String get(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(shop.home().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static boolean applied(Answer<ShopSays> answer) {
    return answer instanceof Answer.Done<ShopSays>(var says) && says.applied();
  }

  private static String says(String status, boolean paid, boolean applied) {
    return "ShopSays[orderId=tea-1001, sequence=2, applied=%s, status=%s, paid=%s,"
            .formatted(applied, status, paid)
        + " total=Optional[75.70 EUR], refunded=Optional[0.00 EUR]]";
  }

  private static String pending() {
    return says("pending", false, false).replace("sequence=2", "sequence=0");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
