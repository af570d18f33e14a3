package paybridge.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;

/// The HTTP server of the house: virtual threads, limits at every entrance, no version in headers.
public final class Server {
  /// The largest request body, in bytes.
  public static final long MOST_BODY = 256 * 1024;

  private static final int HEADERS = 16 * 1024;
  private static final long IDLE_MILLIS = 20_000;

  private Server() {}

  /// Starts a server on a loopback or public address.
  ///
  /// @param rooms each adds its routes
  public static Javalin start(String host, int port, List<Consumer<RoutesConfig>> rooms) {
    var app =
        Javalin.create(
            config -> {
              limits(config);
              rooms.forEach(room -> room.accept(config.routes));
              Surprises.add(config.routes);
            });
    return app.start(host, port);
  }

  private static void limits(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MOST_BODY;
    config.staticFiles.enableWebjars();
    config.jsonMapper(new io.javalin.json.JavalinJackson(new ObjectMapper(), true));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(HEADERS);
        });
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(5_000);
          for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
              tcp.setIdleTimeout(IDLE_MILLIS);
            }
          }
        });
  }
}
