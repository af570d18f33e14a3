package paybridge.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import paybridge.house.Plan.Arrow;

/// The arrows between our packages are those of `house.txt`, no more and no fewer.
@Tag("house")
class HouseTest {
  private static final JavaClasses CLASSES = House.classes();

  @Test
  void the_arrows_between_packages_are_those_of_the_plan() throws IOException {
    var plan = Plan.read(Files.readString(Path.of("house.txt")));

    assertThat(plan.differences(House.arrows(CLASSES), House.packages(CLASSES)))
        .as("a new arrow is a line in house.txt and a reason in the commit")
        .isEmpty();
  }

  @Test
  void no_package_knows_itself_round_a_corner() {
    slices().matching("paybridge.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void both_modules_are_looked_at() {
    assertThat(House.packages(CLASSES)).contains("connector", "connector.kit", "bridge", "web");
  }

  @Test
  void a_new_arrow_is_told_with_the_classes_that_draw_it() {
    var plan = Plan.read("web -> db # pages show rows");
    var drawn = drawn(Arrow.read("web -> db"), Arrow.read("db -> web"));

    assertThat(plan.differences(drawn, List.of("web", "db")))
        .containsExactly("not in house.txt: db -> web   (Here to There)");
  }

  @Test
  void an_arrow_that_nobody_uses_is_told_unless_its_starred_packages_are_not_there_yet() {
    var plan = Plan.read("web -> db\nconnector.gateway.* -> connector");

    assertThat(plan.differences(drawn(), List.of("web", "db", "connector")))
        .containsExactly("in house.txt, but nobody uses it: web -> db");
    assertThat(plan.differences(drawn(), List.of("connector.gateway.sandbox", "connector")))
        .contains("in house.txt, but nobody uses it: connector.gateway.* -> connector");
  }

  private static SortedMap<Arrow, SortedSet<String>> drawn(Arrow... arrows) {
    var drawn = new TreeMap<Arrow, SortedSet<String>>();
    for (Arrow arrow : arrows) {
      drawn.put(arrow, new TreeSet<>(List.of("Here to There")));
    }
    return drawn;
  }
}
