package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import paybridge.torture.Effort;
import paybridge.torture.Kept;
import paybridge.torture.KillRun;

/// Works the whole machine, so that a busy one needs longer than the usual limit.
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int KILLS = 12;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path data = Path.of("");

  @Test
  void a_bridge_that_is_killed_at_random_moments_keeps_every_promise() throws Exception {
    var said = new StringWriter();

    var effort =
        new Effort(
            new TortureGround(), data, InstantSource.system(), Duration.ofSeconds(1), false, 1, 1,
            new PrintWriter(said));

    var lines = new KillRun(KILLS).run(effort);

    assertThat(lines).as("%s", lines).allMatch(line -> line.kept() == Kept.OK);
  }
}
