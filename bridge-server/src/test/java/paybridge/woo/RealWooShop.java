package paybridge.woo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import paybridge.bridge.Ports;
import paybridge.demo.woocommerce.Programs;
import paybridge.demo.woocommerce.StandInWooShop;
import paybridge.demo.woocommerce.WooShop;
import paybridge.needs.Machine;

/// A real shop on this machine, driven by WP-CLI. Named by the environment: `PAYBRIDGE_WOO_URL`, its
/// address, and `PAYBRIDGE_WOO_WPCLI`, the command that runs WP-CLI for it.
public final class RealWooShop extends WooShop {
  private final String url;
  private final List<String> wpCli;

  private RealWooShop(String url, List<String> wpCli) {
    this.url = url;
    this.wpCli = wpCli;
  }

  /// True when some shop can be had here.
  public static boolean isPossible() {
    return named().isPresent() || Machine.hasWordPress();
  }

  /// The shop of all scenarios of this JVM: the one that the environment names, else the stand-in.
  public static WooShop here() {
    return Here.IT;
  }

  private static final class Here {
    static final WooShop IT = named().orElseGet(() -> StandInWooShop.start(Ports::free));
  }

  /// The shop that the environment names.
  public static Optional<WooShop> named() {
    var url = System.getenv("PAYBRIDGE_WOO_URL");
    var wpCli = System.getenv("PAYBRIDGE_WOO_WPCLI");
    return url == null || wpCli == null
        ? Optional.empty()
        : Optional.of(
            new RealWooShop(url.replaceAll("/+$", ""), List.of(wpCli.strip().split("\\s+"))));
  }

  /// True when the block checkout can be played.
  static boolean isNamedAndThereIsABrowser() {
    return named().isPresent() && Machine.chromium().isPresent();
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public void install(Path zip) {
    var said = Programs.run(joined(wpCli, List.of("plugin", "install", zip.toString(), "--force", "--activate")));
    if (!said.contains("Success")) {
      throw new IllegalStateException("the plugin could not be installed: " + said);
    }
  }

  @Override
  public List<String> php(Path file, List<String> arguments) {
    return joined(joined(wpCli, List.of("eval-file", file.toString())), arguments);
  }
}
