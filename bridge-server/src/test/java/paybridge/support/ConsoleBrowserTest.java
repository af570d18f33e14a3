package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paybridge.bridge.Demo;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;
import paybridge.work.Chance;

/// Somebody buys tea in a browser; support signs in by the link, reads, and refunds a part.
@NeedsBrowser
class ConsoleBrowserTest {
  private static final Path SCREENS = Path.of("target/screens");

  @Test
  void a_customer_buys_and_support_reads_and_refunds() {
    try (var demo = new Demo(null, InstantSource.system(), Chance.real());
        var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      var browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Machine.chromium().orElseThrow())
                      .setArgs(List.of("--no-sandbox")));
      var page = page(browser, ColorScheme.LIGHT);
      buy(page, demo);
      page.navigate(demo.welcomeUrl());
      look(page, "support-welcome");
      page.click("main button");
      look(page, "support-password");
      page.fill("#chosen", "tea at half past four");
      page.fill("#again", "tea at half past four");
      page.keyboard().press("Enter");
      page.waitForSelector(".tiles");
      look(page, "support-home");
      page.click("nav >> text=Log");
      page.waitForSelector("table.log");
      look(page, "support-log");
      page.click("td.order a >> nth=0");
      waitForAgreement(page);
      page.locator("tr.gateway-in summary").last().click();
      look(page, "support-order");
      assertThat(page.innerText(".verdict")).contains("agree");
      assertThat(page.content()).doesNotContain("ada@example.org");
      var order = page.url();
      page.click("details.customer summary");
      look(page, "support-order-text");
      page.locator("tr.gateway-in a.full").last().click();
      page.click(".compare button");
      page.waitForSelector("#diff");
      look(page, "support-said");
      page.setViewportSize(375, 800);
      look(page, "support-said-phone");
      fits(page, 375);
      page.setViewportSize(1360, 900);
      page.navigate(order);

      page.fill("#amount", "2.50");
      page.fill("#reason", "one tin was dented");
      page.click(".refund button");
      look(page, "support-confirm");
      page.click("button.danger");
      page.waitForSelector("[role=status]");
      waitForAgreement(page);
      assertThat(page.innerText("main")).contains("2.50 EUR given back");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      look(page, "support-order-dark");
      page.navigate(demo.bridgeUrl() + "/support");
      look(page, "support-home-dark");
      page.navigate(demo.bridgeUrl() + "/support/log");
      look(page, "support-log-dark");
      page.navigate(demo.bridgeUrl() + "/support/orders?word=paid&money=test");
      page.fill("#view", "Paid with test money");
      page.click(".keep button");
      page.waitForSelector("nav[aria-label='Your views'] a[aria-current]");
      look(page, "support-orders-dark");
      page.navigate(demo.bridgeUrl() + "/support/inbox");
      look(page, "support-inbox");
      page.click("text=Shops");
      page.waitForSelector(".shops");
      look(page, "support-shops-dark");

      page.navigate(demo.bridgeUrl() + "/support/people");
      page.fill("#email", "kim@shop.example");
      page.fill("#name", "Kim");
      look(page, "support-people-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.click("text=Add, and make a sign-in link");
      page.waitForSelector(".notice.good code");
      look(page, "support-people");
      page.click("td a:text-is('Kim')");
      page.waitForSelector("#grant");
      look(page, "support-person");
      page.navigate(demo.bridgeUrl() + "/support/me");
      look(page, "support-me");
      page.click("text=Switch the second factor on");
      page.waitForSelector(".qr");
      look(page, "support-second");
      page.setViewportSize(375, 800);
      for (var path : List.of("/support/people", "/support/me")) {
        page.navigate(demo.bridgeUrl() + path);
        look(page, path.substring(1).replace('/', '-') + "-phone");
        fits(page, 375);
      }
      page.navigate(order);
      look(page, "support-order-phone");
      fits(page, 375);
      page.navigate(demo.bridgeUrl() + "/support");
      look(page, "support-home-phone");
      fits(page, 375);
      page.navigate(demo.bridgeUrl() + "/support/log");
      look(page, "support-log-phone");
      fits(page, 375);
      page.navigate(demo.bridgeUrl() + "/support/orders?word=paid&money=test");
      look(page, "support-orders-phone");
      fits(page, 375);
      page.navigate(demo.bridgeUrl() + "/support/shops");
      look(page, "support-shops-phone");
      fits(page, 375);
      page.setViewportSize(1360, 900);
      look(page, "support-shops");
      page.setViewportSize(375, 800);
      page.click("text=Sign out");
      page.waitForSelector("#email");
      look(page, "support-sign-in");
      browser.close();
    }
  }

  private static Page page(Browser browser, ColorScheme scheme) {
    return browser.newPage(
        new Browser.NewPageOptions().setViewportSize(1360, 900).setColorScheme(scheme));
  }

  private static void buy(Page page, Demo demo) {
    page.navigate(demo.shopUrl());
    page.locator("form:has(input[value='earl-grey']) button, button[value='earl-grey']")
        .first()
        .click();
    page.navigate(demo.shopUrl() + "/checkout");
    page.fill("input[name=name]", "Ada Example");
    page.fill("input[name=email]", "ada@example.org");
    page.locator("input[name=method][value=card]").check();
    page.locator("main form button[type=submit], main form button:not([type])").last().click();
    page.waitForURL(url -> url.startsWith(demo.gatewayUrl()));
    page.locator("input[name=card][value=approve]").check();
    page.locator("form button").first().click();
    page.waitForURL(url -> url.startsWith(demo.shopUrl()));
  }

  /// Loads the order's page again until the shop has heard the newest; the deadline is the books'.
  private static void waitForAgreement(Page page) {
    for (int load = 0; load < 100; load++) {
      if (page.innerText(".verdict").startsWith("agree")) {
        return;
      }
      page.waitForTimeout(50);
      page.reload();
    }
  }

  private static void fits(Page page, int width) {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }

  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("what axe says about " + name)
        .extracting(rule -> rule.getId() + ": " + rule.getHelp())
        .isEmpty();
  }
}
