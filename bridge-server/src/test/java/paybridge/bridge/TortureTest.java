package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.torture.Effort;
import paybridge.torture.Kept;
import paybridge.torture.Runs;

/// A few seconds of each run that can say something in so short a time; the others wait for leases
/// and retries.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class TortureTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path data = Path.of("");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "idempotency, 4",
    "duplicates, 3",
    "orders-of-messages, 4",
    "silent-gateway, 6",
    "disk-full, 1",
    "fsync, 6",
    "wal-cut, 5",
    "clock, 5",
    "boundaries, 8",
    "divergence, 20"
  })
  void a_bridge_under_torture_keeps_every_promise(String name, int seconds) throws Exception {
    var run =
        Runs.all(1).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    var said = new StringWriter();

    var lines =
        run.run(
            new Effort(
                new TortureGround(), data, InstantSource.system(), Duration.ofSeconds(seconds),
                false, 1, 1, new PrintWriter(said)));

    assertThat(lines).as("%s %s", said, lines).isNotEmpty();
    assertThat(lines).as("%s %s", said, lines).noneMatch(line -> line.kept() == Kept.BROKEN);
  }
}
