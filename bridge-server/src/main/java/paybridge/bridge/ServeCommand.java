package paybridge.bridge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The server.
@Command(name = "serve", description = "Run the bridge.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final DataOptions options = new DataOptions();

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = {
        "The address to listen on (default: ${DEFAULT-VALUE};",
        "a web server in front of it does the TLS)."
      })
  private String host = "127.0.0.1";

  @Mixin private final AllowOptions allow = new AllowOptions();

  @Option(
      names = "--gateway-patience",
      paramLabel = "MS",
      defaultValue = "3000",
      description = {
        "How long a checkout call waits for the gateway before the shop",
        "is answered anyway (default: ${DEFAULT-VALUE} ms)."
      })
  private long patience;

  @Option(
      names = "--no-sandbox",
      fallbackValue = "true",
      description = "Do not serve the built-in test gateway under /sandbox.")
  private boolean noSandbox;

  /// For tests and torture: so many milliseconds, as a long in this file, are added to the time.
  @Option(names = "--clock-skew", paramLabel = "FILE", hidden = true)
  private @Nullable Path clockSkew;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws InterruptedException {
    var out = command.commandLine().getOut();
    Bridge bridge;
    try {
      bridge = start();
    } catch (DataLock.Taken | Books.WrongKey | Books.Damaged told) {
      command.commandLine().getErr().println("bridge: " + told.getMessage());
      return 1;
    }
    out.println("Paybridge listens on " + host + ":" + bridge.port());
    out.println(
        "Public address: " + options.publicUrl() + ", support: " + options.publicUrl() + "/support");
    out.flush();
    serve(bridge);
    return 0;
  }

  private Bridge start() {
    return new Bridge(
            new Bridge.Options(
                options.data(),
                options.database(),
                host,
                port,
                options.publicUrl(),
                !noSandbox,
                allow.places(),
                allow.everybody(),
                Duration.ofMillis(patience)),
            clockSkew == null ? InstantSource.system() : SkewedClock.reading(clockSkew),
            Chance.real());
  }

  private static void serve(Bridge bridge) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      bridge.close();
                      ended.countDown();
                    }));
    ended.await();
  }
}
