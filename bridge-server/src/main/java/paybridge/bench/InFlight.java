package paybridge.bench;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Two thousand checkouts at the same time, at a gateway that takes a second for each, in a bridge
/// with 128 MB of heap. The floor is a bare server with the same hop and as much heap as it likes.
final class InFlight {
  private static final int COUNT = 2_000;
  private static final long GATEWAY_MILLIS = 1_000;
  private static final int WARM_UPS = 3;
  private static final double AIM_MILLIS = 3_000;
  private static final List<String> SMALL = List.of("-Xmx128m");
  private final Bench.Options options;
  private final InstantSource clock;
  private final Consumer<String> say;

  InFlight(Bench.Options options, InstantSource clock, Consumer<String> say) {
    this.options = options;
    this.clock = clock;
    this.say = say;
  }

  Row measure() {
    say.accept("measuring: in flight");
    var data = options.data().resolve("in-flight").toString();
    try (var ground =
        new Ground(options.bridge(), data, SMALL, InFlight::slowly, clock)) {
      var url = "http://127.0.0.1:" + ground.farEndPort() + "/hop";
      double floor;
      try (var hop = new Child("hop", Floor.class.getName(), List.of("hop", url))) {
        var body = "{\"reference\":\"bench\"}".getBytes(StandardCharsets.US_ASCII);
        var request = Generator.post("/", "", body);
        var generator = Generator.deaf(Integer.parseInt(hop.ready()));
        floor = together(generator, _ -> request).millis(.99);
      }
      var generator = new Generator(ground.port(), ground.gateway()::learn);
      var outcome = together(generator, _ -> ground.shop().checkout());
      double ours = outcome.millis(.99);
      say.accept("  " + outcome.answered() + " of " + COUNT + " were answered");
      return new Row(
          "in-flight",
          "p99 ms of " + COUNT + " at once",
          ours,
          floor,
          ours / floor,
          "all, ≤ " + (int) AIM_MILLIS + " ms",
          outcome.answered() == COUNT && ours <= AIM_MILLIS);
    }
  }

  private static long slowly(String head) {
    return GATEWAY_MILLIS;
  }

  /// The last of several waves: the first ones warm the compiler and open the connections.
  private static Outcome together(Generator generator, IntFunction<byte[]> request) {
    for (int wave = 0; wave < WARM_UPS; wave++) {
      var _ = wave(generator, request);
    }
    return wave(generator, request);
  }

  private static Outcome wave(Generator generator, IntFunction<byte[]> request) {
    var requests = IntStream.range(0, COUNT).mapToObj(request).toList();
    return generator.together(Generator.Requests.of(requests), COUNT);
  }
}
