package paybridge.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What no class of ours does, in every package that there is now or later.
@Tag("house")
class HouseRulesTest {
  private static final JavaClasses CLASSES = House.classes();

  /// Where the wall clock, the environment and chance come in: the room that puts the others
  /// together, the one source of chance, and the two that measure a bridge from outside.
  private static final String SEAMS =
      "paybridge\\.(bridge|bench|torture|wire)\\..*|paybridge\\.work\\.Chance(\\$.*)?";

  private static final Set<String> OUTSIDE_WORLD =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.Math.random",
          "java.util.Random.<init>",
          "java.util.Date.<init>",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  @Test
  void nobody_sleeps() {
    noClasses()
        .should()
        .accessTargetWhere(
            target(
                "Thread.sleep or TimeUnit.sleep",
                target ->
                    target.getName().equals("sleep")
                        && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                            .contains(target.getOwner().getName())))
        .because("every order of events converges; work that is due later is a step")
        .check(CLASSES);
  }

  @Test
  void clock_environment_and_chance_are_given_not_taken() {
    noClasses()
        .that()
        .haveNameNotMatching(SEAMS)
        .should()
        .accessTargetWhere(
            target("the wall clock, the environment or chance", HouseRulesTest::isTheOutsideWorld))
        .because("a test turns them by hand: take InstantSource, Chance or a setting")
        .check(CLASSES);
  }

  @Test
  void nobody_reads_a_body_past_its_limit() {
    noClasses()
        .should()
        .accessTargetWhere(
            target("bodyInputStream", target -> target.getName().equals("bodyInputStream")))
        .because("Javalin guards body() and bodyAsBytes() by maxRequestSize, not the stream")
        .check(CLASSES);
  }

  @Test
  void the_words_both_sides_agree_on_need_only_the_jdk() {
    classes()
        .that()
        .resideInAPackage("paybridge.connector")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "paybridge.connector"))
        .check(CLASSES);
  }

  @Test
  void what_a_payment_may_become_is_pure() {
    classes()
        .that()
        .resideInAPackage("paybridge.payment..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "org.jspecify..", "paybridge.connector", "paybridge.payment.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void dialects_do_not_know_each_other() {
    for (String kind : Set.of("gateway", "storefront")) {
      slices()
          .matching("paybridge.connector." + kind + ".(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void gateways_and_storefronts_do_not_know_each_other() {
    noClasses()
        .that()
        .resideInAPackage("paybridge.connector.gateway..")
        .should()
        .dependOnClassesThat(resideInAPackage("paybridge.connector.storefront.."))
        .allowEmptyShould(true)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("paybridge.connector.storefront..")
        .should()
        .dependOnClassesThat(resideInAPackage("paybridge.connector.gateway.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void every_package_says_what_it_is() {
    var silent =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(room -> room.tryGetPackageInfo().isEmpty())
            .map(JavaPackage::getName)
            .distinct();

    assertThat(silent).as("packages without a package-info.java with @NullMarked").isEmpty();
  }

  /// Asking for the time without a clock counts for every class of java.time.
  private static boolean isTheOutsideWorld(AccessTarget target) {
    var owner = target.getOwner();
    var askedWithoutClock =
        owner.getPackageName().equals("java.time")
            && (target.getName().equals("now") || target.getName().startsWith("system"))
            && target instanceof AccessTarget.CodeUnitAccessTarget call
            && call.getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.time.Clock"));
    return askedWithoutClock || OUTSIDE_WORLD.contains(owner.getName() + "." + target.getName());
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String what, Predicate<AccessTarget> condition) {
    return describe(what, access -> condition.test(access.getTarget()));
  }
}
