package paybridge.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A disk that fails when it is told to: a small library, compiled here and loaded into the bridge
/// before all others, that lets one call on a file of the books fail. Its plan is described at the
/// top of its source, `torture/badfile.c`.
record FaultyDisk(Path library, Numbers plan) {
  private static final int CALL = 0;
  private static final int HOW = 1;
  private static final int KINDS = 2;
  private static final int FAILED = 4;

  /// How a call fails.
  enum How {
    SYNC_IO_ERROR(1, 1),
    WRITE_IO_ERROR(1, 2),
    WRITE_NO_SPACE(2, 2),
    SHORT_WRITE(3, 2),
    EVERYTHING_FROM_THERE_ON(4, 3);

    private final int number;
    private final int kinds;

    How(int number, int kinds) {
      this.number = number;
      this.kinds = kinds;
    }
  }

  /// Empty when there is no compiler, and none can be installed.
  static Optional<FaultyDisk> make(Path folder, PrintWriter said)
      throws IOException, InterruptedException {
    var source = folder.resolve("badfile.c");
    try (var in = FaultyDisk.class.getResourceAsStream("/torture/badfile.c")) {
      if (in == null) {
        throw new IllegalStateException("torture/badfile.c is missing");
      }
      Files.write(source, in.readAllBytes());
    }
    var library = folder.resolve("badfile.so");
    if (!compiled(source, library)) {
      if (!"root".equals(System.getProperty("user.name"))) {
        return Optional.empty();
      }
      said.println("         installing a C compiler: apt-get install gcc libc6-dev");
      said.flush();
      run("apt-get", "install", "-y", "--no-install-recommends", "gcc", "libc6-dev");
      if (!compiled(source, library)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new FaultyDisk(library, Numbers.in(folder.resolve("plan"), ByteOrder.nativeOrder())));
  }

  private static boolean compiled(Path source, Path library) throws InterruptedException {
    return run(
            "cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl")
        == 0;
  }

  private static int run(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : 1;
    } catch (IOException missing) {
      return 127;
    }
  }

  /// For the bridge's environment.
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(), "PAYBRIDGE_TORTURE_PLAN", plan.file().toString());
  }

  /// The call with this number from now on fails, 1 being the next.
  void failAt(int call, How how) {
    plan.put(CALL, 0);
    plan.put(FAILED, 0);
    plan.put(HOW, how.number);
    plan.put(KINDS, how.kinds);
    plan.put(CALL, call);
  }

  /// Nothing fails any more.
  void heal() {
    plan.put(CALL, 0);
  }

  boolean failed() {
    return plan.at(FAILED) > 0;
  }
}
