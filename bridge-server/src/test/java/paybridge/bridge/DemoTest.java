package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void the_demo_buys_something_and_all_three_books_agree() {
    assertThat(Main.run(Map.of(), "demo", "--check")).isZero();
  }
}
