package paybridge.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk that is full: the data directory is a small file system of its own, in memory.
final class DiskFullRun implements Run {
  private static final String SIZE = "48m";
  private static final int MOST_TRIES = 4_000;
  private static final int MOST_HALFWAY = 20;
  private static final long TOTAL = 1_200;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public String promise() {
    return "a full disk refuses before any gateway is called, and heals without a restart";
  }

  @Override
  public int seconds() {
    return 10;
  }

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    var disk = Files.createDirectories(effort.data().resolve("disk"));
    if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) != 0) {
      return List.of(
          Line.skipped(
              "a full disk refuses, and heals without a restart",
              "a file system of its own can only be mounted by root (mount -t tmpfs)"));
    }
    var unmount = Thread.ofPlatform().unstarted(() -> unmounted(disk));
    Runtime.getRuntime().addShutdownHook(unmount);
    try {
      return List.of(full(effort, disk));
    } finally {
      unmounted(disk);
      Runtime.getRuntime().removeShutdownHook(unmount);
    }
  }

  private static Line full(Effort effort, Path disk) throws IOException, InterruptedException {
    var against = new ArrayList<String>();
    var cast =
        Cast.of(1).data(disk).java("-Dorg.sqlite.tmpdir=" + effort.data());
    try (var stage = Stage.open(effort, cast)) {
      var talk = stage.talk(0);
      var early = talk.order("early", TOTAL);
      var filler = disk.resolve("filler");
      fill(filler);
      var refused = untilRefused(stage, against);
      int told = untilNotTaken(stage);
      if (told / 100 == 2) {
        against.add("the disk never became so full that a notification was refused");
      }
      Files.delete(filler);
      long began = System.nanoTime();
      var name = "F" + refused.taken();
      var after = talk.call("checkout", "open-" + name, Story.checkout(talk.shop(), name, TOTAL));
      stage.news().tell(stage.news().paid(early.reference(), TOTAL));
      double healed = (System.nanoTime() - began) / 1e9;
      if (after.status() != 200) {
        against.add("the same checkout was answered " + after.status() + " afterwards");
      }
      if (!Polling.until(60_000, early::paid)) {
        against.add("the payment was not told to the shop afterwards");
      }
      if (stage.bridge.starts() != 1 || !stage.bridge.alive()) {
        against.add("the bridge did not live through it");
      }
      stage.promises().nothingAcknowledgedIsMissing();
      against.addAll(stage.ledger.everythingWrong());
      against.addAll(stage.ledger.doubles());
      return Line.of(
          "a full disk refuses with 503 and Retry-After before any gateway is called, and heals without a restart",
          "full after %d more checkouts; then checkout %d, notification %d, 0 gateway calls; %.1f s after space was there both were taken"
              .formatted(refused.taken(), refused.status(), told, healed),
          against);
    }
  }

  /// The first checkout that was refused, and how many were made before it.
  private record Refused(int taken, int status) {}

  /// Checkouts until one is refused before the gateway is called: what was reserved before is still
  /// there to be used, and for some there may be room for the beginning only. The next one may find
  /// room again, because the log is written from its beginning; so this one is looked at.
  private static Refused untilRefused(Stage stage, List<String> against)
      throws IOException, InterruptedException {
    var talk = stage.talk(0);
    int halfway = 0;
    for (int i = 0; i < MOST_TRIES && halfway < MOST_HALFWAY; i++) {
      var raw = talk.envelope("checkout", Story.checkout(talk.shop(), "F" + i, TOTAL));
      long calls = stage.gateway.calls();
      var answer = talk.once("checkout", "open-F" + i, raw);
      int status = answer.statusCode();
      if (status == 200) {
        continue;
      }
      if (status != 503 || answer.headers().firstValue("Retry-After").isEmpty()) {
        against.add("checkout was answered " + status + ", not 503 with Retry-After");
      }
      if (stage.gateway.calls() == calls) {
        return new Refused(i, status);
      }
      halfway++;
    }
    against.add("the disk never became so full that no gateway was called");
    return new Refused(MOST_TRIES, 0);
  }

  /// Notifications until one is refused: a small one may still fit where a checkout does not. What was
  /// acknowledged must be there afterwards.
  private static int untilNotTaken(Stage stage) throws IOException, InterruptedException {
    int status = 200;
    for (int i = 0; i < MOST_TRIES && status / 100 == 2; i++) {
      var picture = stage.news().picture("full-AAAA%04d".formatted(i), TOTAL, "paid");
      var message = stage.news().message("evt-full-" + i, "payment.paid", picture);
      status = stage.news().send(message);
      if (status / 100 == 2) {
        stage.ledger.acknowledged(message.event());
      }
    }
    return status;
  }

  private static void fill(Path file) {
    var block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // That is what was wanted.
    }
  }

  private static void unmounted(Path disk) {
    if (Files.exists(disk)) {
      run("umount", "-l", disk.toString());
    }
  }

  private static int run(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : 1;
    } catch (IOException missing) {
      return 127;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
