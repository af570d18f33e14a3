package paybridge.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import paybridge.work.RequestThreads;

/// The HTTP server of the house: virtual threads, limits at every entrance, no version in headers.
public final class Server {
  /// The largest request body, in bytes.
  public static final long MOST_BODY = 256 * 1024;

  private static final int HEADERS = 16 * 1024;
  private static final long IDLE_MILLIS = 20_000;

  /// Connections the kernel holds until they are accepted; its default of 50 refuses a burst.
  private static final int BACKLOG = 4_096;

  private Server() {}

  /// Starts a server on a loopback or public address.
  ///
  /// @param rooms each adds its routes
  public static Javalin start(String host, int port, List<Consumer<RoutesConfig>> rooms) {
    var app =
        Javalin.create(
            config -> {
              limits(config);
              config.jetty.addConnector((server, http) -> entrance(server, http, host, port));
              rooms.forEach(room -> room.accept(config.routes));
              Surprises.add(config.routes);
            });
    return app.start();
  }

  private static Connector entrance(
      org.eclipse.jetty.server.Server server, HttpConfiguration http, String host, int port) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }

  private static void limits(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    RequestThreads.use(config);
    config.http.maxRequestSize = MOST_BODY;
    config.staticFiles.enableWebjars();
    config.jsonMapper(new io.javalin.json.JavalinJackson(new ObjectMapper(), true));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(HEADERS);
        });
    config.jetty.modifyServer(server -> server.setStopTimeout(5_000));
  }
}
