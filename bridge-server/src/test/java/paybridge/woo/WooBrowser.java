package paybridge.woo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import paybridge.needs.Machine;

/// Somebody with Chromium at the checkouts of a real shop.
final class WooBrowser implements AutoCloseable {
  private static final double PATIENCE = 30_000;
  private static final double A_MOMENT = 2_000;
  private static final String BLOCK_METHOD = "#radio-control-wc-payment-method-options-";
  private static final String PLACE = ".wc-block-components-checkout-place-order-button";
  private final OneWooShop it;
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  final Page page;

  WooBrowser(OneWooShop it) {
    this.it = it;
    var chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Machine.chromium().orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    page = chromium.newContext(new Browser.NewContextOptions().setLocale("en-US")).newPage();
    page.setDefaultTimeout(PATIENCE);
  }

  WooBrowser takes(int product) {
    page.navigate(it.shop.url() + "/?add-to-cart=" + product);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }

  /// Signs in with an account whose password is its name; not by way of the desk, see
  /// [WooShopper#signedIn].
  WooBrowser signedIn(String name) {
    page.navigate(it.shop.url() + "/wp-login.php?redirect_to=" + it.shop.url() + "/");
    page.fill("#user_login", name);
    page.fill("#user_pass", name);
    page.click("#wp-submit");
    page.waitForURL(url -> !url.contains("wp-login"));
    // What this page still asks for would save the session as it was, and with it an empty basket.
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }

  /// Fills the classic checkout and chooses a method.
  void fillsClassic(String email, String method) {
    page.navigate(it.shop.does("classic").path("address").asText());
    Map.of(
            "first_name", "Ada", "last_name", "Example", "address_1", "Street 1",
            "city", "Berlin", "phone", "030123456", "email", email)
        .forEach((name, value) -> page.fill("#billing_" + name, value));
    page.fill("#billing_postcode", "10115");
    page.keyboard().press("Tab");
    settled();
    page.locator("label[for=payment_method_" + method + "]").click();
  }

  /// Both checkouts tell the shop what was typed, a moment after it was.
  private void settled() {
    page.waitForTimeout(A_MOMENT);
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /// Fills the block checkout and chooses a method.
  void fillsBlock(String email, String method) {
    page.navigate(it.shop.url() + "/checkout/");
    page.waitForSelector(BLOCK_METHOD + method);
    page.fill("#email", email);
    var kind = page.locator("#shipping-first_name").count() > 0 ? "shipping" : "billing";
    // An address that the account knows is shown, and not asked for.
    if (page.locator("#" + kind + "-first_name").isVisible()) {
      Map.of(
              "first_name", "Ada", "last_name", "Example", "address_1", "Street 1",
              "city", "Berlin", "postcode", "10115")
          .forEach((name, value) -> page.fill("#" + kind + "-" + name, value));
    }
    page.keyboard().press("Tab");
    settled();
    page.locator(BLOCK_METHOD + method).check();
  }

  /// Chooses a stored method at the block checkout, by the shop's id of it.
  void choosesStored(int token) {
    page.locator("input[name=radio-control-wc-payment-method-saved-tokens][value='" + token + "']").check();
  }

  /// True when a method's label, which is its name, has a picture without words that was loaded.
  boolean seesPictureOf(String method) {
    var label =
        page.locator("label[for=payment_method_" + method + "], label[for=" + BLOCK_METHOD.substring(1) + method + "]");
    var picture = label.first().locator("img.paybridge-icon[alt='']");
    picture.waitFor();
    return Boolean.TRUE.equals(picture.evaluate("it => it.complete && it.naturalWidth > 0"));
  }

  /// Presses the button, whichever checkout it is.
  void presses() {
    page.locator("#place_order, " + PLACE).first().click();
  }

  /// Presses it; the page that follows.
  String places() {
    presses();
    page.waitForURL(url -> url.contains("/pay/") || url.contains("order-received"));
    return page.url();
  }

  /// Pays on the sandbox's page and goes back to the shop.
  void pays(String card) {
    page.locator("[value=" + card + "]").first().click();
    page.locator("button:has-text('Pay')").first().click();
    page.waitForURL(url -> url.startsWith(it.shop.url()));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
