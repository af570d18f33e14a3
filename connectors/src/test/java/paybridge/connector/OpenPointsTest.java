package paybridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every open point of a gateway has a row that says what the dialect does about it.
class OpenPointsTest {
  @ParameterizedTest
  @CsvSource({"wooshpay,20", "oceanpayment,16", "paymaster,18"})
  void every_open_point_has_a_row(String gateway, int count) throws IOException {
    var text = Files.readString(Path.of("../docs/gateways/" + gateway + ".md"));
    assertThat(text.lines().filter(line -> line.matches("\\| [0-9]+ \\| .+ \\| .+ \\|")))
        .extracting(line -> Integer.valueOf(line.split("\\|")[1].strip()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
  }
}
