package paybridge.bridge;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Buys in a real browser, by pressing what a person presses.
final class InChromium implements DemoCheck.Buyer {
  private static final int MOST_PAGES = 8;
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

  /// What a shopper who wants to pay does on a gateway's page, by the element that tells the page.
  private static final Map<String, Consumer<Page>> DOES =
      new LinkedHashMap<>(
          Map.of(
              "input[name=card][value=approve]",
              page -> {
                page.locator("input[name=card][value=approve]").check();
                page.locator("form button").first().click();
              },
              "input[name=choice][value=approve]",
              page -> {
                page.locator("input[name=choice][value=approve]").check();
                page.locator("form button").first().click();
              },
              "#shown-code",
              page -> {
                page.fill("input[name=code]", page.textContent("#shown-code"));
                page.locator("form button").first().click();
              },
              "form#back button",
              page -> page.locator("form#back button").click()));

  @Override
  public String buy(Demo demo, String method) {
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright.chromium().launch(options())) {
      var page = browser.newPage();
      page.navigate(demo.shopUrl());
      page.locator("form:has(input[value='earl-grey']) button, button[value='earl-grey']").first().click();
      page.navigate(demo.shopUrl() + "/checkout?country=" + demo.scene().country());
      page.fill("input[name=name]", "Ada Example");
      page.fill("input[name=email]", "ada@example.org");
      page.locator("input[name=method][value=" + method + "]").check();
      page.locator("main form button[type=submit], main form button:not([type])").last().click();
      pay(page, demo.shopUrl());
      return page.content();
    }
  }

  private static void pay(Page page, String shop) {
    for (int turn = 0; turn < MOST_PAGES; turn++) {
      page.waitForCondition(() -> back(page, shop) || DOES.keySet().stream().anyMatch(page::isVisible));
      if (back(page, shop)) {
        return;
      }
      var known =
          DOES.entrySet().stream().filter(e -> page.isVisible(e.getKey())).findFirst().orElseThrow();
      var seen = known.getKey();
      var before = page.url();
      known.getValue().accept(page);
      page.waitForCondition(() -> !before.equals(page.url()) || !page.isVisible(seen));
    }
    throw new IllegalStateException("the shopper did not come back to the shop");
  }

  private static boolean back(Page page, String shop) {
    return page.url().matches(Pattern.quote(shop) + "/(thanks|pay-again).*");
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
