package paybridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The pictures beside the methods.
class LogoTest {
  static List<Gateway> gateways() {
    return ConnectorLawsTest.gateways().toList();
  }

  private static List<MethodSpec> methods(Gateway gateway) {
    return gateway instanceof HasHandbook has
        ? has.handbook().methods()
        : gateway.methods(new Account("a", "a", false, new Settings(Map.of(), Map.of())));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void every_method_that_a_dialect_knows_has_a_picture(Gateway gateway) {
    assertThat(methods(gateway)).isNotEmpty();
    assertThat(methods(gateway))
        .extracting(MethodSpec::code)
        .allSatisfy(code -> assertThat(Logo.of(code)).as(code).isPresent());
  }

  @Test
  void a_method_that_only_an_owner_knows_has_none() {
    assertThat(Logo.of("teapay")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_plugin_has_every_picture_and_it_asks_for_nothing_elsewhere(Logo logo) throws Exception {
    var file =
        Path.of("../plugin-stubs/woocommerce/assets/logos/" + logo.spelling() + ".svg");
    assertThat(Files.readString(file))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .doesNotContain("<script", "href", "url(")
        .hasSizeLessThan(1000);
  }
}
