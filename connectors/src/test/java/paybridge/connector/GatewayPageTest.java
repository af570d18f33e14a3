package paybridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.installed.GatewayPage;

/// The page of a gateway in the docs says what its code does. `-Dgolden.write=true` writes it anew.
class GatewayPageTest {
  private static final Path DOCS = Path.of("../docs/gateways");

  static Stream<Gateway> documented() {
    return ConnectorLawsTest.gateways().filter(HasHandbook.class::isInstance);
  }

  private static Handbook handbook(Gateway gateway) {
    return ((HasHandbook) gateway).handbook();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void the_page_says_what_the_code_does(Gateway gateway) throws IOException {
    var page = GatewayPage.of(gateway, handbook(gateway));
    var file = DOCS.resolve(gateway.name() + ".md");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).isEqualTo(page);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void an_open_point_names_settings_that_exist(Gateway gateway) {
    assertThat(handbook(gateway).open())
        .flatExtracting(OpenPoint::settings)
        .isSubsetOf(gateway.settings().stream().map(SettingSpec::name).toList());
  }

  /// The counts are those of the contracts' own tables.
  @ParameterizedTest
  @CsvSource({"wooshpay,20", "oceanpayment,16", "paymaster,18"})
  void every_open_point_has_a_row(String gateway, int count) throws IOException {
    var text = Files.readString(DOCS.resolve(gateway + ".md"));
    var points = text.substring(text.indexOf("## Open points"));
    assertThat(points.lines().filter(line -> line.matches("\\| [0-9]+ \\| .+ \\| .+ \\|.*")))
        .extracting(line -> Integer.valueOf(line.split("\\|")[1].strip()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
  }
}
