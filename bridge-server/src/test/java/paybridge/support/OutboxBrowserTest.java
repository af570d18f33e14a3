package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// A shop does not answer; support looks at the outbox in a browser and has the shop told again.
@NeedsBrowser
class OutboxBrowserTest {
  private static final Path SCREENS = Path.of("target/screens");
  @TempDir Path data;

  @Test
  void support_looks_at_the_outbox_and_begins_a_replay() {
    try (var walk = new Walk(data);
        var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      shopIsAway(walk);
      for (int i = 0; i < 3; i++) {
        try (var shopper = new Browsing()) {
          var visit = walk.checkout(shopper);
          new Browsing().postOnly(visit.page().at().toString(), Map.of("card", "approve"));
        }
        walk.settle();
        walk.forward(Duration.ofSeconds(40));
      }
      walk.bridge.people().add("sam@shop.example", "Sam", "support");
      var browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Machine.chromium().orElseThrow())
                      .setArgs(List.of("--no-sandbox")));
      var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1360, 900));
      page.navigate(walk.bridgeUrl + walk.bridge.people().signInLink("sam@shop.example"));
      page.click("main button");

      page.click("nav >> text=Outbox");
      look(page, "support-outbox");
      page.check("td.choose input[type=checkbox] >> nth=0");
      page.check("td.choose input[type=checkbox] >> nth=1");
      page.click("text=Send the chosen again");
      assertThat(page.innerText("main")).contains("2 orders would be told");
      look(page, "support-replay-plan");
      page.click("button.main");
      look(page, "support-replay");
      for (int i = 0; i < 6; i++) {
        walk.forward(Duration.ofSeconds(10));
      }
      page.click("text=Look again");
      assertThat(page.innerText("main")).contains("2\nsent", "all sent");
      look(page, "support-replay-later");
      page.click("text=Replays");
      look(page, "support-replays");

      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.navigate(walk.bridgeUrl + "/support/outbox");
      look(page, "support-outbox-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.setViewportSize(375, 800);
      look(page, "support-outbox-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
      page.navigate(walk.bridgeUrl + "/support/outbox?tab=replays");
      look(page, "support-replays-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
      browser.close();
    }
  }

  private static void shopIsAway(Walk walk) {
    var parts = walk.bridge.parts();
    int moved =
        parts.outside.database()
            .write(
                t -> {
                  var shop = t.shops().findByName("tea").orElseThrow();
                  return t.shops()
                      .moved(shop.id(), shop.home(), shop.home(), "http://127.0.0.1:9/paybridge", "");
                });
    assertThat(moved).isEqualTo(1);
    parts.directory.changed();
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
