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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;
import paybridge.truth.Cases;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// The first page in a real browser: it draws, it changes by itself, and nothing jumps.
@NeedsBrowser
class HomeLiveBrowserTest {
  private static final Path SCREENS = Path.of("target/screens");
  private static final String CHARTS_AT =
      "Math.round(document.getElementById('charts').getBoundingClientRect().top)";
  private static final String MAIL = "sam@shop.example";
  @TempDir private Path data = Path.of("");

  private static void openCase(Walk walk, String kind, String cause) {
    var parts = walk.bridge.parts();
    parts.outside.database()
        .write(
            t -> {
              new Cases(parts.ids, walk.clock()).open(t, walk.order(), kind, cause, "gateway: paid");
              return kind;
            });
  }

  /// An ordinary day, and one payment that is really paid.
  private static void aDay(Walk walk) {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    var books = new Bookkeeping(walk);
    var reasons = List.of("insufficient_funds", "insufficient_funds", "do_not_honour", "expired_card");
    var words = List.of("paid", "paid", "paid", "declined", "authorized", "expired", "pending");
    for (int one = 0; one < 70; one++) {
      var ago = Duration.ofMinutes(one * 20L);
      var word = words.get(one % words.size());
      var payment =
          books.attempt(ago, word, word.equals("declined") ? reasons.get(one / 7 % 4) : null, null);
      books.message(ago, payment, 20 + one * 7 % 90);
      books.applied(ago, 100 + one, 300 + one * 977 % 9000);
    }
  }

  @Test
  void an_open_page_shows_a_new_case_without_being_loaded_again_and_nothing_jumps() {
    try (var walk = new Walk(data);
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
      walk.bridge.people().add(MAIL, "Sam", "support");
      var page =
          browser.newPage(
              new Browser.NewPageOptions()
                  .setViewportSize(1360, 900)
                  .setColorScheme(ColorScheme.LIGHT));
      var complaints = new ArrayList<String>();
      page.onConsoleMessage(
          message -> {
            if (message.text().matches("(?s).*(Content Security Policy|htmx|Chart).*")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.navigate(walk.bridgeUrl + walk.bridge.people().signInLink(MAIL));
      page.click("main button");
      page.navigate(walk.bridgeUrl + "/support");
      look(page, "home-empty");
      assertThat(page.locator(".plot:visible").count()).isZero();

      aDay(walk);
      walk.forward(Duration.ofMinutes(1));
      page.waitForSelector(".outcomes .plot:not([hidden])");
      page.click("#table-outcomes summary");
      page.focus("#table-outcomes summary");
      openCase(walk, "taken-less", "The gateway shows less.");
      walk.forward(Duration.ofSeconds(2));
      page.waitForSelector("text=The gateway shows less.");
      assertThat(page.innerText("[role=status]")).contains("One case needs a person");
      assertThat(page.innerText(".heading .badge")).isEqualTo("One case needs a person");

      page.focus(".cases .order a");
      page.evaluate("window.scrollTo(0, 500); window.loaded = true");
      var before = page.evaluate(CHARTS_AT);
      openCase(walk, "refund-denied", "The refund is not there.");
      walk.forward(Duration.ofSeconds(2));
      page.waitForSelector("text=The refund is not there.");
      assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
          .isEqualTo("/support/orders/" + walk.order().id());
      assertThat(page.evaluate(CHARTS_AT)).isEqualTo(before);

      page.focus("#table-outcomes summary");
      walk.forward(Duration.ofHours(1));
      page.waitForFunction(
          "document.querySelector('#table-outcomes tbody tr:last-child th').textContent === '11:00'");
      assertThat(page.evaluate("document.getElementById('table-outcomes').open")).isEqualTo(true);
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
      page.click("#table-outcomes summary");
      assertThat(page.evaluate("window.loaded")).isEqualTo(true);

      page.evaluate("window.scrollTo(0, 0)");
      look(page, "home-light");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      look(page, "home-dark");
      page.setViewportSize(375, 800);
      look(page, "home-phone-dark");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      look(page, "home-phone");
      assertThat(complaints).isEmpty();

      walk.forward(Duration.ofHours(12));
      page.waitForSelector("#ended:not([hidden])");
      browser.close();
    }
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
