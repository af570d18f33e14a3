package paybridge.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What the divergence run has to say about what it saw.
///
/// @param open orders that nobody touched
record DivergenceFigures(
    List<Injected> injected, List<BookedOrder> open, Map<String, Sight> sights, Ledger ledger) {
  private static final long FOUND_SECONDS = 60;
  private static final long ENDED_SECONDS = 300;
  private static final int OF_A_HUNDRED = 99;

  List<Line> lines() {
    return List.of(found(), ended(), nothingElse());
  }

  private Line found() {
    var differ = injected.stream().filter(one -> one.plan().kind().isPresent()).toList();
    var times = new Times();
    differ.forEach(one -> one.found().ifPresent(millis -> times.add(millis * 1_000_000)));
    var against = new ArrayList<String>();
    differ.stream().filter(one -> one.found().isEmpty()).map(this::told).forEach(against::add);
    if (times.p99() > FOUND_SECONDS * 1e3) {
      differ.stream()
          .filter(one -> one.found().orElse(0L) > FOUND_SECONDS * 1_000)
          .map(one -> one.found().orElse(0L) / 1_000 + " s: " + told(one))
          .forEach(against::add);
    }
    return Line.of(
        "books that differ are found within a minute",
        "%d divergences of %d kinds beside %d open payments: found after p50 %.0f s, p99 %.0f s, at the latest %.0f s"
            .formatted(
                differ.size(), kinds(differ), open.size(), times.p50() / 1e3, times.p99() / 1e3,
                times.percentile(100) / 1e3),
        against);
  }

  private static long kinds(List<Injected> differ) {
    return differ.stream().map(one -> one.plan().kind()).distinct().count();
  }

  private Line ended() {
    var itself = some(one -> one.plan().mendedByItself());
    var person =
        some(
            one ->
                one.plan().kind().isPresent()
                    && !one.plan().mendedByItself()
                    && !one.plan().waits());
    var against = new ArrayList<String>();
    for (var all : List.of(itself, person)) {
      var late = all.stream().filter(one -> !inTime(one)).toList();
      if (late.size() * 100 > all.size() * (100 - OF_A_HUNDRED)) {
        late.stream().map(this::told).forEach(against::add);
      }
    }
    return Line.of(
        "within five minutes they agree again, or a person has a case with the cause",
        "%s; %s".formatted(figure("healed", itself), figure("with a person", person)),
        against);
  }

  private static boolean inTime(Injected one) {
    return one.ended().filter(millis -> millis <= ENDED_SECONDS * 1_000).isPresent();
  }

  private static String figure(String what, List<Injected> all) {
    var times = new Times();
    all.forEach(one -> one.ended().ifPresent(millis -> times.add(millis * 1_000_000)));
    return "%s %d of %d, p50 %.0f s, at the latest %.0f s"
        .formatted(
            what, all.stream().filter(DivergenceFigures::inTime).count(), all.size(),
            times.p50() / 1e3, times.percentile(100) / 1e3);
  }

  private Line nothingElse() {
    var against = new ArrayList<>(ledger.everythingWrong());
    injected.forEach(one -> against.addAll(one.wrong(sight(one.id()))));
    ledger.moves().keySet().forEach(move -> against.add("money was moved: " + move));
    for (var order : open) {
      var sight = sight(order.id());
      if (!sight.word().equals("pending") || !sight.cases().isEmpty() || order.applied() > 0) {
        against.add(order.id() + ", which nobody touched, has changed: " + sight);
      }
    }
    return Line.of(
        "nothing is healed that was not ill, and no money moves",
        "%d orders that differ, %d that agree, %d left alone: no wrong word, no picture of money that is not there"
            .formatted(
                injected.size() - some(one -> one.plan().kind().isEmpty()).size(),
                some(one -> one.plan().kind().isEmpty()).size(),
                open.size()),
        against);
  }

  private List<Injected> some(Predicate<Injected> which) {
    return injected.stream().filter(which).toList();
  }

  private String told(Injected one) {
    return one.told(sight(one.id()));
  }

  private Sight sight(String id) {
    return DivergenceRun.sight(sights, id);
  }
}
