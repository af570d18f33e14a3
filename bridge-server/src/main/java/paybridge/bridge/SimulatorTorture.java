package paybridge.bridge;

import java.util.ArrayList;
import java.util.List;
import paybridge.simulator.SimulatorRun;
import paybridge.torture.Effort;
import paybridge.torture.Line;
import paybridge.torture.Run;

/// Simulated years as a run of the torture: the real rooms turned in one thread, in a world that an
/// oracle knows.
final class SimulatorTorture implements Run {
  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public String promise() {
    return "Years of trouble, step by step: every law holds after every step, and the books agree"
        + " when it is calm.";
  }

  @Override
  public int seconds() {
    return 120;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) {
    var told = new ArrayList<String>();
    var ground = new SimulatorGround(effort.data());
    boolean kept =
        new SimulatorRun(ground, effort.clock())
            .run(effort.seed(), effort.years() * (effort.all() ? 10 : 1), effort.said(), told::add);
    return List.of(
        Line.of(
            "every law of the simulated world is kept",
            told.isEmpty() ? "" : told.getLast(),
            kept ? List.of() : List.of("a seed is red: see above")));
  }
}
