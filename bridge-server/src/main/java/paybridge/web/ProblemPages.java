package paybridge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.connector.ShopAnswer.Problem;

/// Problems as `application/problem+json` (RFC 9457), for callers who could not be proved or who
/// are programs without a dialect.
final class ProblemPages {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemPages() {}

  /// @param reference to quote to support; the same stands in the log
  static void answer(Context ctx, Problem problem, String reference) {
    LOG.info("{} {}: {} {}", reference, problem.status(), problem.type(), problem.field());
    var json = JSON.createObjectNode();
    json.put("type", "/problems/" + problem.type());
    json.put("title", problem.title());
    json.put("status", problem.status());
    json.put("detail", problem.detail());
    if (!problem.field().isEmpty()) {
      json.put("field", problem.field());
    }
    json.put("retryable", problem.retryable());
    json.put("reference", reference);
    ctx.status(problem.status());
    if (problem.retryable()) {
      ctx.header("Retry-After", "2");
    }
    ctx.contentType("application/problem+json");
    ctx.result(json.toString());
  }
}
