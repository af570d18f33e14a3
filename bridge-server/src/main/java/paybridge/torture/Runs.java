package paybridge.torture;

import java.util.List;

/// Every run of this room, in the order in which they are made.
public final class Runs {
  private Runs() {}

  /// @param kills how often the kill run kills
  public static List<Run> all(int kills) {
    return List.of(
        new KillRun(kills),
        new IdempotencyRun(),
        new DuplicatesRun(),
        new OrdersOfMessagesRun(),
        new BadShopsRun(),
        new ShopReturnsRun(),
        new SilentGatewayRun(),
        new DiskFullRun(),
        new FsyncRun(),
        new WalCutRun(),
        new PauseRun(),
        new SlowLorisRun(),
        new BlackHoleRun(),
        new ClockRun(),
        new BoundariesRun(),
        new DivergenceRun());
  }
}
