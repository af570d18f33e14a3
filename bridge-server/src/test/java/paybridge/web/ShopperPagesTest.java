package paybridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;

/// The shopper's pages in a browser: on a phone and a wide screen, light and dark, with and without
/// scripts, under the policy they are served with.
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopperPagesTest {
  private static final Path SCREENS = Path.of("target/screens");
  private final ServedPages served = new ServedPages();
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  @SuppressWarnings("NullAway.Init")
  private Browser browser;

  @BeforeAll
  void start() {
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Machine.chromium().orElseThrow())
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  void stop() {
    playwright.close();
    served.close();
  }

  @Test
  void every_page_fits_a_phone_and_asks_for_nothing_that_its_policy_refuses() {
    in(
        options -> options.setViewportSize(360, 740),
        context -> {
          var page = context.newPage();
          var errors = new ArrayList<String>();
          page.onConsoleMessage(
              message -> {
                if (message.type().equals("error")) {
                  errors.add(page.url() + " " + message.text());
                }
              });
          for (var name : ServedPages.STILL) {
            page.navigate(served.at("/still/" + name));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(360);
          }
          assertThat(errors).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void axe_has_nothing_to_say(ColorScheme scheme) {
    in(
        options -> options.setColorScheme(scheme).setViewportSize(360, 740),
        context -> {
          var page = context.newPage();
          for (var name : ServedPages.TYPICAL) {
            page.navigate(served.at("/still/" + name));
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve("pay-" + name + "-" + scheme + ".png")));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe says about " + name)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp())
                .isEmpty();
          }
        });
  }

  @Test
  void a_page_that_waits_moves_on_by_itself_without_reloading() {
    in(
        options -> options,
        context -> {
          var page = context.newPage();
          page.navigate(served.at("/waiting"));
          page.evaluate("window.stillTheSamePage = true");

          page.waitForSelector("text=Back to the shop");
          assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);

          page.waitForURL("**/shop");
          assertThat(page.innerText("body")).contains("This order is paid");
        });
  }

  @Test
  void a_page_that_waits_moves_on_without_scripts() {
    in(
        options -> options.setJavaScriptEnabled(false),
        context -> {
          var page = context.newPage();
          page.navigate(served.at("/waiting"));

          page.waitForURL("**/shop");
        });
  }

  @Test
  void a_form_is_sent_on_with_its_fields_in_their_order() {
    in(
        options -> options,
        context -> {
          var page = context.newPage();
          page.navigate(served.at("/form"));

          page.waitForURL("**/gateway");
          assertThat(page.innerText("body")).isEqualTo("order=1001&note=a+%22b%22+%3C%26%3E");
        });
  }

  @Test
  void a_form_is_sent_on_by_its_button_without_scripts() {
    in(
        options -> options.setJavaScriptEnabled(false),
        context -> {
          var page = context.newPage();
          page.navigate(served.at("/form"));
          page.click("text=Continue to payment");

          page.waitForURL("**/gateway");
        });
  }

  @Test
  void a_widget_is_started_with_the_key_and_the_secret_of_the_payment() {
    in(
        options -> options,
        context -> {
          var page = context.newPage();
          page.navigate(served.at("/widget"));

          page.waitForSelector("text=started with pk_1 and cs_1");
        });
  }

  private void in(
      UnaryOperator<Browser.NewContextOptions> options, Consumer<BrowserContext> look) {
    try (var context = browser.newContext(options.apply(new Browser.NewContextOptions()))) {
      context.setDefaultTimeout(15_000);
      look.accept(context);
    }
  }
}
