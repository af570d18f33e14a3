package paybridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;

/// The hosted page in a browser: by keyboard, on a phone's screen, without complaints of axe.
@NeedsBrowser
class SandboxPageTest {
  private static final Path SCREENS = Path.of("target/screens");

  @Test
  void a_shopper_is_declined_confirms_by_code_and_comes_back() {
    try (var sandbox = new RunningSandbox();
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
      var page = browser.newPage();
      page.navigate(sandbox.openCard("1001-AAAA"));
      look(page, "sandbox-pay");

      page.getByText("Insufficient funds").click();
      page.keyboard().press("Enter");
      page.waitForSelector("[role=alert]");
      look(page, "sandbox-declined");

      page.getByText("One-time code").click();
      page.click("button[type=submit]:has-text('Pay')");
      page.waitForSelector("#code");
      look(page, "sandbox-code");
      page.fill("#code", page.innerText(".code strong"));
      page.keyboard().press("Enter");
      page.waitForURL("**/returns?**");
      assertThat(page.url()).contains("webhook-signature=");
      assertThat(sandbox.asked("1001-AAAA"))
          .hasOnlyElementsOfType(paybridge.connector.Fact.Captured.class);

      page.setViewportSize(360, 740);
      page.navigate(sandbox.openCard("1002-AAAA"));
      page.click("summary");
      look(page, "sandbox-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      page.click("text=Cancel and go back");
      page.navigate(sandbox.openCard("1002-AAAA"));
      look(page, "sandbox-over");
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
