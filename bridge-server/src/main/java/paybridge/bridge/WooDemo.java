package paybridge.bridge;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import paybridge.work.Chance;

/// The whole job in a WooCommerce shop, with the plugin and without it. Every step is printed with
/// its evidence.
final class WooDemo implements AutoCloseable {
  private final WooStage stage;

  WooDemo(InstantSource clock, Chance chance, PrintWriter out) throws IOException {
    stage = new WooStage(clock, chance, out);
  }

  /// True when every step has its evidence and the three books agree in the end.
  boolean run() throws IOException {
    boolean agreed = new WooPluginRoad(stage).play();
    stage.out().println();
    agreed &= new WooRestRoad(stage).play();
    stage.out().flush();
    return agreed && stage.complete();
  }

  @Override
  public void close() {
    stage.close();
  }
}
