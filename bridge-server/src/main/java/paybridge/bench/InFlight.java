package paybridge.bench;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Two thousand checkouts at the same time, at a gateway that takes a second for each, in a bridge
/// with 128 MB of heap. The floor is a bare server with the same hop and the same heap.
final class InFlight {
  private static final int COUNT = 2_000;
  private static final long GATEWAY_MILLIS = 1_000;
  private static final int WARM = 400;
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
      try (var hop = new Child("hop", Floor.class.getName(), List.of("hop", url), SMALL)) {
        var request = Generator.post("/", "", "{\"reference\":\"bench\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var generator = Generator.deaf(Integer.parseInt(hop.ready()));
        together(generator, WARM, _ -> request);
        floor = together(generator, COUNT, _ -> request).millis(.99);
      }
      var generator = new Generator(ground.port(), ground.gateway()::learn);
      together(generator, WARM, _ -> ground.shop().checkout());
      var outcome = together(generator, COUNT, _ -> ground.shop().checkout());
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

  private static Outcome together(
      Generator generator, int count, java.util.function.IntFunction<byte[]> request) {
    var requests = IntStream.range(0, count).mapToObj(request).toList();
    return generator.together(Generator.Requests.of(requests), count);
  }
}
