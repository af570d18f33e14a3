package paybridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Bridge;
import paybridge.needs.Machine;
import paybridge.needs.NeedsBrowser;
import paybridge.work.Chance;

/// The reference in a browser: nothing that axe finds, in light and in dark, wide and narrow.
@NeedsBrowser
class ReferencePagesTest {
  @Test
  void the_reference_is_accessible(@TempDir Path data) {
    var options =
        new Bridge.Options(
            data, null, "127.0.0.1", 0, "http://bridge.example", false, Set.of(), false,
            Duration.ofSeconds(1));
    try (var bridge = new Bridge(options, InstantSource.system(), Chance.real());
        var playwright = Playwright.create();
        var browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Machine.chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox")))) {
      for (var colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1200, 390}) {
          look(browser, "http://127.0.0.1:" + bridge.port(), colors, width);
        }
      }
    }
  }

  private static void look(Browser browser, String bridge, ColorScheme colors, int width) {
    var asked =
        new Browser.NewContextOptions().setColorScheme(colors).setViewportSize(width, 900);
    try (var context = browser.newContext(asked)) {
      var page = context.newPage();
      for (var path : List.of("/docs", "/problems", "/problems/wrong-exponent", "/problems/none")) {
        page.navigate(bridge + path);
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as(path + " " + colors + " " + width)
            .extracting(rule -> rule.getId() + ": " + rule.getHelp())
            .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(path + " is not wider than the screen at " + width)
            .isEqualTo(true);
      }
    }
  }
}
