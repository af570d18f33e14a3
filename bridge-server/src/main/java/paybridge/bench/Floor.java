package paybridge.bench;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import paybridge.db.Database;
import paybridge.db.SqliteDatabase;
import paybridge.db.Tables;
import paybridge.work.RequestThreads;

/// What the machine can do at best: Javalin on virtual threads that does nothing, that commits one
/// row in a group, or that asks another server once. Run in a process of its own.
public final class Floor {
  private static final byte[] FIXED = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);

  private Floor() {}

  /// @param arguments `bare`; or `insert` and a database file to be made; or `hop` and a URL
  public static void main(String... arguments) throws IOException {
    var app = start(handler(arguments));
    System.out.println("ready " + app.port());
    while (System.in.read() >= 0) {
      // Until whoever started us lets go.
    }
    app.stop();
  }

  private static Handler handler(String... arguments) {
    return switch (arguments[0]) {
      case "bare" -> ctx -> ctx.result(FIXED);
      case "insert" -> insert(Path.of(arguments[1]));
      case "hop" -> hop(URI.create(arguments[1]));
      default -> throw new IllegalArgumentException("no floor is called " + arguments[0]);
    };
  }

  private static Javalin start(Handler handler) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              RequestThreads.use(config);
              config.routes.post("/", handler);
            })
        .start("127.0.0.1", 0);
  }

  /// One row of the body a call, committed and on disk before the answer, through the bridge's own
  /// writer and by the barest statement that there is.
  private static Handler insert(Path file) {
    var database = new SqliteDatabase(file, _ -> Runtime.getRuntime().halt(70));
    database.write(
        t -> t.handle().execute("create table bench (id integer primary key, body blob not null)"));
    var kept = new HashMap<String, PreparedStatement>();
    return ctx -> {
      var body = ctx.bodyAsBytes();
      keep(database, kept, body);
      ctx.result(FIXED);
    };
  }

  private static void keep(
      Database database, Map<String, PreparedStatement> kept, byte[] body) {
    database.write(t -> insert(t, kept, body));
  }

  private static int insert(Tables t, Map<String, PreparedStatement> kept, byte[] body) {
    try {
      // only the one writer comes here
      var statement = kept.get("insert");
      if (statement == null) {
        statement =
            t.handle().getConnection().prepareStatement("insert into bench (body) values (?)");
        kept.put("insert", statement);
      }
      statement.setBytes(1, body);
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Handler hop(URI far) {
    var client = client();
    return ctx -> {
      var request = new HttpPost(far);
      request.setEntity(new ByteArrayEntity(ctx.bodyAsBytes(), ContentType.APPLICATION_JSON));
      byte[] answer =
          client.execute(request, response -> EntityUtils.toByteArray(response.getEntity()));
      ctx.result(answer);
    };
  }

  private static CloseableHttpClient client() {
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(2_500)
                .setMaxConnTotal(5_000)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }
}
