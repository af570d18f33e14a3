package paybridge.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// Answers calls as JSON, and spoils the answer where a fault asks for it.
///
/// @param late how long the fault *slow* waits
record Replies(Duration late) {
  private static final int RETRY_AFTER_SECONDS = 30;
  private static final String GARBAGE =
      "<!doctype html><html><head><title>Maintenance</title></head>"
          + "<body><h1>We will be back soon</h1></body></html>";

  /// True when the fault answered the call before any work was done.
  boolean spoiledBefore(Context ctx, Fault fault) {
    if (fault == Fault.HTTP_500) {
      problem(ctx, new Refusal(500, "internal-error", "", "The sandbox fails on purpose."));
      return true;
    }
    if (fault == Fault.HTTP_503_RETRY_AFTER) {
      ctx.header("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
      problem(ctx, new Refusal(503, "unavailable", "", "Nothing was done. Come again later."));
      return true;
    }
    return false;
  }

  /// The answer after the work is done.
  void send(Context ctx, Fault fault, Map<String, ?> answer) {
    switch (fault) {
      case REPLY_DROPPED_AFTER_CHARGING -> drop(ctx);
      case GARBAGE_REPLY -> ctx.status(200).contentType("text/html; charset=utf-8").result(GARBAGE);
      case SLOW -> {
        json(ctx, answer);
        var later = CompletableFuture.delayedExecutor(late.toMillis(), TimeUnit.MILLISECONDS);
        ctx.future(() -> CompletableFuture.runAsync(() -> {}, later));
      }
      case NONE,
          HTTP_500,
          HTTP_503_RETRY_AFTER,
          NOTIFICATION_STORM,
          NOTIFICATIONS_OUT_OF_ORDER,
          WRONG_SIGNATURE,
          NOTIFICATION_LOST,
          NOTIFICATION_REPEATED,
          LATE_SUCCESS_AFTER_EXPIRY,
          REFUND_FAILS,
          STORED_CHARGE_DECLINED ->
          json(ctx, answer);
    }
  }

  /// No, as a problem (RFC 9457).
  static void problem(Context ctx, Refusal no) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", no.type());
    problem.put("status", no.status());
    problem.put("detail", no.why());
    problem.put("field", no.field());
    ctx.status(no.status())
        .contentType("application/problem+json")
        .result(Books.write(problem).getBytes(StandardCharsets.UTF_8));
  }

  /// Cuts the connection without an answer.
  static void drop(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  private static void json(Context ctx, Map<String, ?> answer) {
    ctx.status(200)
        .contentType("application/json")
        .result(Books.write(answer).getBytes(StandardCharsets.UTF_8));
  }
}
