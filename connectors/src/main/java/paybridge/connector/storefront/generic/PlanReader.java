package paybridge.connector.storefront.generic;

import java.util.Optional;
import paybridge.connector.Plan;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// Reads how an order is to be paid over time.
final class PlanReader {
  private static final int MOST_PARTS = 36;
  private static final int MOST_TIMES = 1_000;
  private static final int MOST_UNITS = 366;

  private PlanReader() {}

  static Optional<Plan> read(Optional<Fields> from) throws BadField {
    return from.isEmpty() ? Optional.empty() : Optional.of(plan(from.get()));
  }

  private static Plan plan(Fields from) throws BadField {
    boolean parts =
        Texts.neededWord(from, "kind", "instalments", "subscription").equals("instalments");
    Optional<Integer> times =
        parts || from.has("times")
            ? Optional.of(between(from, "times", 2, parts ? MOST_PARTS : MOST_TIMES))
            : Optional.empty();
    int every = between(from, "every", 1, MOST_UNITS);
    from.text("unit", 0, 40);
    return new Plan(
        parts ? Plan.Kind.INSTALMENTS : Plan.Kind.SUBSCRIPTION,
        times,
        every,
        Texts.word(from, "unit", Plan.Unit.values(), Plan.Unit::spelling));
  }

  private static int between(Fields from, String name, int least, int most) throws BadField {
    long number = from.number(name);
    if (number < least || number > most) {
      throw new BadField(
          "bad-value", from.path(name), "Must be " + least + " to " + most + ".");
    }
    return (int) number;
  }
}
