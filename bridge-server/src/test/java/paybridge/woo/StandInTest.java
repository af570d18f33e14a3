package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import paybridge.bridge.Ports;
import paybridge.demo.woocommerce.Programs;
import paybridge.demo.woocommerce.StandInWooShop;
import paybridge.needs.Machine;

/// The stand-in for WooCommerce does what WooCommerce does, row by row of our notes.
@NeedsWooShop
@EnabledIf(
    value = "hasWordPress",
    disabledReason = "the stand-in needs a WordPress of its own, and there is none")
class StandInTest {
  private static final Path TESTS =
      Path.of("src/test/resources/woocommerce-standin/tests/run.php").toAbsolutePath();

  static boolean hasWordPress() {
    return Machine.hasWordPress();
  }

  @Test
  void every_check_of_the_stand_in_holds() {
    var shop = StandInWooShop.start(Ports::free);
    var said =
        Programs.run(
            List.of(
                Programs.php().orElseThrow().toString(), TESTS.toString(),
                shop.folder().toString(), "--url=" + shop.url()));
    assertThat(said).as(said).containsPattern("[1-9][0-9]* ok, 0 failed");
  }
}
