package paybridge.bridge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.db.StorageUnavailable;
import paybridge.web.Pages;
import paybridge.web.ShopperHeaders;
import paybridge.web.ShopperPages;

/// The one place where a surprise becomes an answer: a problem with a reference that also stands in
/// the log.
final class Surprises {
  private static final Logger LOG = LoggerFactory.getLogger(Surprises.class);
  private static final AtomicLong COUNT = new AtomicLong();

  private Surprises() {}

  static void add(RoutesConfig routes) {
    routes.exception(
        StorageUnavailable.class,
        (unavailable, ctx) -> {
          LOG.error("{}", unavailable.getMessage(), unavailable.getCause());
          ctx.header("Retry-After", "5");
          problem(
              ctx, 503, "storage-unavailable", "The bridge cannot write now. Nothing was done.", true);
        });
    routes.exception(
        HttpResponseException.class,
        (known, ctx) ->
            problem(
                ctx,
                known.getStatus(),
                known.getStatus() == 413 ? "too-large" : word(known.getStatus()),
                known.getStatus() == 413
                    ? "The body is larger than " + Server.MOST_BODY + " bytes."
                    : String.valueOf(known.getMessage()),
                false));
    routes.exception(
        Exception.class,
        (surprise, ctx) -> {
          var reference = problem(ctx, 500, "surprise", "Something went wrong here.", true);
          LOG.error("{} {} ({})", ctx.method(), ctx.endpoints().lastHttpEndpoint() == null ? "?" : ctx.endpoints().lastHttpEndpoint().path, reference, surprise);
        });
  }

  /// A page, not a program's call.
  private static boolean readByShopper(Context ctx) {
    return ctx.path().startsWith("/pay/") || ctx.path().startsWith("/returns/");
  }

  private static String word(int status) {
    return switch (status) {
      case 404 -> "not-found";
      case 405 -> "wrong-method";
      case 401, 403 -> "not-allowed";
      default -> "bad-request";
    };
  }

  private static String problem(
      Context ctx, int status, String type, String detail, boolean retryable) {
    var reference = "E" + HexFormat.of().toHexDigits(COUNT.incrementAndGet(), 6).toUpperCase(java.util.Locale.ROOT);
    ctx.status(status);
    if (status >= 500 && readByShopper(ctx)) {
      ShopperHeaders.guard(ctx);
      ctx.html(new ShopperPages(new Pages()).problem(reference));
      return reference;
    }
    ctx.contentType("application/problem+json");
    ctx.result(
        "{\"type\":\"/problems/"
            + type
            + "\",\"title\":\""
            + paybridge.checkout.Problems.title(type)
            + "\",\"status\":"
            + status
            + ",\"detail\":"
            + com.fasterxml.jackson.databind.node.TextNode.valueOf(detail)
            + ",\"retryable\":"
            + retryable
            + ",\"reference\":\""
            + reference
            + "\"}");
    return reference;
  }
}
