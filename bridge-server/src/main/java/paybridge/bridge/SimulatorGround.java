package paybridge.bridge;

import java.nio.file.Path;
import java.time.Duration;
import paybridge.simulator.Ground;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// The real rooms as a ground for the simulator: put together by the same code as in the server.
public final class SimulatorGround implements Ground {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private final Path masterKey;

  /// @param folder where a master key for the simulated books may lie; nothing else is written
  public SimulatorGround(Path folder) {
    masterKey = folder.resolve("simulator.key");
    var _ = Vault.open(masterKey, Chance.seeded(0));
  }

  @Override
  public Rooms rooms(Outside o) {
    var parts =
        new Parts(
            new Parts.Outside(
                o.database(), Vault.openExisting(masterKey, o.chance()), o.clock(), o.chance(),
                o.wire(), o.threads(), o.bell(), o.publicUrl(), PATIENCE));
    return new Rooms(
        parts.directory, parts.register, parts.shopCalls, parts.showPage, parts.receive,
        parts.hearReturn, parts.steps());
  }

  @Override
  public boolean comparesShops() {
    return true;
  }
}
