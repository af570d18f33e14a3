package paybridge.woo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A real shop on this machine, driven by WP-CLI. Named by the environment: `PAYBRIDGE_WOO_URL`, its
/// address, and `PAYBRIDGE_WOO_WPCLI`, the command that runs WP-CLI for it.
final class RealWooShop extends WooShop {
  private final String url;
  private final List<String> wpCli;

  private RealWooShop(String url, List<String> wpCli) {
    this.url = url;
    this.wpCli = wpCli;
  }

  /// The shop that the environment names.
  static Optional<WooShop> named() {
    var url = System.getenv("PAYBRIDGE_WOO_URL");
    var wpCli = System.getenv("PAYBRIDGE_WOO_WPCLI");
    return url == null || wpCli == null
        ? Optional.empty()
        : Optional.of(
            new RealWooShop(url.replaceAll("/+$", ""), List.of(wpCli.strip().split("\\s+"))));
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  void install(Path zip) {
    var said = run(joined(wpCli, List.of("plugin", "install", zip.toString(), "--force", "--activate")));
    if (!said.contains("Success")) {
      throw new IllegalStateException("the plugin could not be installed: " + said);
    }
  }

  @Override
  List<String> php(Path file, List<String> arguments) {
    return joined(joined(wpCli, List.of("eval-file", file.toString())), arguments);
  }
}
