package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bench.Bench;

/// Works the whole machine, so that a busy one needs longer than the usual limit.
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class BenchTest {
  @Test
  void every_row_is_measured_beside_its_floor(@TempDir Path data) throws Exception {
    var out = new StringWriter();
    var options =
        new Bench.Options(
            data, Bench.NAMES, Duration.ofMillis(300), 1, 1, BenchBridge.class.getName());
    var result = new Bench(options, InstantSource.system(), new PrintWriter(out)).run();

    var rows = new ObjectMapper().readTree(result.json(Instant.EPOCH)).path("rows");
    assertThat(rows).hasSize(7);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.path("bridge").asDouble()).isPositive();
              assertThat(row.path("floor").asDouble()).isPositive();
            });
    result.print(new PrintWriter(out));
    assertThat(out.toString()).contains(
            "checkout", "acknowledgement", "in-flight", "reading wooshpay", "aims are kept.",
            "2000 of 2000 were answered");
  }
}
