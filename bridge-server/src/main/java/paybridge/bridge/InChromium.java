package paybridge.bridge;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Buys in a real browser, by pressing what a person presses.
final class InChromium implements DemoCheck.Buyer {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

  @Override
  public String buy(Demo demo) {
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright.chromium().launch(options())) {
      var page = browser.newPage();
      page.navigate(demo.shopUrl());
      page.locator("form:has(input[value='earl-grey']) button, button[value='earl-grey']").first().click();
      page.navigate(demo.shopUrl() + "/checkout");
      page.fill("input[name=name]", "Ada Example");
      page.fill("input[name=email]", "ada@example.org");
      page.locator("input[name=method][value=card]").check();
      page.locator("main form button[type=submit], main form button:not([type])").last().click();
      page.waitForURL(url -> url.startsWith(demo.gatewayUrl()));
      page.locator("input[name=card][value=approve]").check();
      page.locator("form button").first().click();
      page.waitForURL(url -> url.startsWith(demo.shopUrl()));
      return page.content();
    }
  }

  static BrowserType.LaunchOptions options() {
    var found = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "no Chromium found; on Debian: apt-get install chromium");
    }
    return new BrowserType.LaunchOptions()
        .setExecutablePath(found.get())
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }
}
