package paybridge.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The whole benchmark. Servers run in processes of their own; load, gateway and shop are here.
public final class Bench {
  /// The names of what can be measured.
  public static final List<String> NAMES = List.of("checkout", "acknowledgement", "in-flight", "reading");

  private static final int PAYMENTS = 2_000;
  private static final long PATIENCE = 30_000_000_000L;

  private final Options options;
  private final InstantSource clock;
  private final PrintWriter out;

  /// How to run.
  ///
  /// @param data an empty directory for the databases
  /// @param only the names to measure
  /// @param span of one run
  /// @param rounds runs of each kind
  /// @param warmUp seconds of load on each server before it is measured, at the longest
  /// @param bridge the main class of a bridge to be loaded: it is given data directory, URL of shop
  ///   and gateway, and the merchant's name
  public record Options(
      Path data, List<String> only, Duration span, int rounds, int warmUp, String bridge) {}

  public Bench(Options options, InstantSource clock, PrintWriter out) {
    this.options = options;
    this.clock = clock;
    this.out = out;
  }

  /// Measures; prints lines as it goes.
  public Result run() {
    long began = System.nanoTime();
    var rows = new ArrayList<Row>();
    var measured = new ArrayList<Pair.Measured>();
    if (options.only().contains("checkout") || options.only().contains("acknowledgement")) {
      measured.addAll(loads());
      measured.forEach(m -> rows.addAll(m.rows()));
    }
    if (options.only().contains("in-flight")) {
      rows.add(new InFlight(options, clock, this::say).measure());
    }
    if (options.only().contains("reading")) {
      say("measuring: reading");
      rows.addAll(Reading.measure(options.span()));
    }
    return new Result(rows, measured, bare(), Duration.ofNanos(System.nanoTime() - began));
  }

  private List<Pair.Measured> loads() {
    var data = options.data().resolve("bridge").toString();
    try (var ground = new Ground(options.bridge(), data, List.of(), _ -> 0, clock)) {
      var checkout =
          Subject.fresh(
              "checkout",
              ground.port(),
              ground.gateway()::learn,
              count -> many(count, ground.shop()::checkout));
      var measured = new ArrayList<Pair.Measured>();
      Runnable rest = () -> rest(ground.bridge());
      if (options.only().contains("checkout")) {
        measured.add(checkout(ground.farEndPort(), checkout, rest));
      }
      if (options.only().contains("acknowledgement")) {
        while (ground.gateway().payments() < PAYMENTS) {
          var _ = checkout.saturate(Duration.ofSeconds(1));
        }
        measured.add(
            acknowledgement(
                Subject.fresh("acknowledgement", ground.port(), _ -> {}, ground::messages), rest));
      }
      mustBeDone(ground.bridge());
      return measured;
    }
  }

  private Pair.Measured checkout(int farEnd, Subject checkout, Runnable rest) {
    var url = "http://127.0.0.1:" + farEnd + "/hop";
    try (var floor = new Child("hop", Floor.class.getName(), List.of("hop", url))) {
      var request = Generator.post("/", "", body(500));
      return measure("checkout", floor, request, checkout, rest, 200);
    }
  }

  private Pair.Measured acknowledgement(Subject acknowledgement, Runnable rest) {
    var file = options.data().resolve("floor.db").toString();
    try (var floor = new Child("insert", Floor.class.getName(), List.of("insert", file))) {
      var request = Generator.post("/", "", body(1024));
      return measure("acknowledgement", floor, request, acknowledgement, rest, 1_000);
    }
  }

  private Pair.Measured measure(
      String name, Child child, byte[] request, Subject ours, Runnable rest, int rate) {
    say("warming up: " + name);
    var floor = Subject.same("floor of " + name, Integer.parseInt(child.ready()), request);
    floor.warm(options.warmUp());
    ours.warm(options.warmUp());
    rest.run();
    say("measuring: " + name);
    var measured =
        new Pair(name, floor, ours, rest).measure(options.rounds(), options.span(), rate, 0.5, 25);
    say(
        String.format(
            Locale.ROOT,
            "  ratios %s; p50 at %d/s: %.1f ms, floor %.1f ms",
            measured.ratios().stream().map(r -> String.format(Locale.ROOT, "%.2f", r)).toList(),
            rate,
            measured.oursP50(),
            measured.floorP50()));
    return measured;
  }

  /// A Javalin that does nothing: what all else is built on.
  private double bare() {
    try (var floor = new Child("bare", Floor.class.getName(), List.of("bare"))) {
      var subject =
          Subject.same(
              "bare", Integer.parseInt(floor.ready()), Generator.post("/", "", body(100)));
      subject.warm(options.warmUp());
      var runs = new ArrayList<Double>();
      for (int round = 0; round < options.rounds(); round++) {
        runs.add(subject.saturate(options.span()).perSecond());
      }
      return Figures.median(runs);
    }
  }

  /// Waits until the bridge has worked through what it acknowledged.
  private void rest(Child bridge) {
    long began = System.nanoTime();
    var first = bridge.ask("waiting?");
    var left = first.equals("0") ? first : untilNone(bridge, "waiting?");
    if (!first.equals("0")) {
      say(
          String.format(
              Locale.ROOT,
              "  %s messages and updates were waiting, %s after %.1f s",
              first,
              left,
              (System.nanoTime() - began) / 1e9));
    }
  }

  /// The bridge answers a checkout even when no page could be opened, and a message whatever it
  /// says: figures of such calls would mean nothing.
  private static void mustBeDone(Child bridge) {
    var undone = untilNone(bridge, "undone?");
    if (!undone.equals("0")) {
      throw new IllegalStateException(
          undone + " calls were answered, but no page was opened or no payment was found for them");
    }
  }

  /// Asks until the answer is 0, or patience ends; the last answer.
  private static String untilNone(Child bridge, String question) {
    long began = System.nanoTime();
    var answer = bridge.ask(question);
    while (!answer.equals("0") && System.nanoTime() - began < PATIENCE) {
      LockSupport.parkNanos(50_000_000);
      answer = bridge.ask(question);
    }
    return answer;
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private static List<byte[]> many(int count, Supplier<byte[]> one) {
    var all = new ArrayList<byte[]>(count);
    for (int i = 0; i < count; i++) {
      all.add(one.get());
    }
    return all;
  }

  private static byte[] body(int size) {
    return ("{\"reference\":\"bench\",\"filler\":\"" + "x".repeat(size - 36) + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
