package paybridge.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.work.Chance;

/// A bridge to be loaded, in a process of its own: one shop, one account at a gateway that speaks
/// as the sandbox does. Says in one line where it listens and what it was given, and ends with its
/// input. Answers `waiting?` with the number of messages and order updates that still wait, and
/// `undone?` with the number of checkouts without a page and of messages that met no payment.
public final class BenchBridge {
  private static final String HOST = "127.0.0.1";
  private static final String WAITING =
      """
      select (select count(*) from message where work_at is not null)
        + (select count(*) from order_update where next_at is not null)
      """;
  private static final String UNDONE =
      """
      select (select count(*) from payment where page_state = 'row')
        + (select count(*) from message where state <> 'matched' and work_at is null)
      """;

  private BenchBridge() {}

  /// @param arguments data directory, URL of shop and gateway, name of the merchant there
  public static void main(String... arguments) throws IOException {
    var chance = Chance.real();
    int port = Ports.free();
    var options =
        new Bridge.Options(
            Path.of(arguments[0]), null, HOST, port, "http://" + HOST + ":" + port, false,
            Set.of(), true, Duration.ofSeconds(3));
    try (var bridge = new Bridge(options, InstantSource.system(), chance)) {
      System.out.println("ready " + port + " " + register(bridge, chance, arguments[1], arguments[2]));
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(count(bridge, line.equals("undone?") ? UNDONE : WAITING));
      }
    }
  }

  /// The shop's key and pairing secret, the path for messages and the secret that proves them.
  private static String register(Bridge bridge, Chance chance, String farEnd, String merchant) {
    var parts = bridge.parts();
    var added = parts.register.shop("bench", "generic", farEnd);
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var notificationSecret = StandardWebhooks.secret(chance.bytes(32));
    var account =
        parts.register.account(
            "bench",
            "sandbox",
            false,
            Map.of("baseUrl", farEnd, "merchant", merchant),
            Map.of(
                "apiKey", List.of(apiKey), "notificationSecret", List.of(notificationSecret)));
    parts.register.offerAll(
        parts.directory.shop(added.row().id()), parts.directory.account(account.id()));
    parts.directory.changed();
    return String.join(
        " ",
        added.row().pathKey(),
        added.pairing().reveal(),
        "/notifications/sandbox/" + account.pathKey(),
        notificationSecret.reveal());
  }

  private static long count(Bridge bridge, String sql) {
    return bridge
        .parts()
        .outside
        .database()
        .read(t -> t.handle().createQuery(sql).mapTo(long.class).one());
  }
}
