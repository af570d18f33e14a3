package paybridge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.connector.Header;
import paybridge.connector.ShopAnswer.Problem;

/// Problems as `application/problem+json` (RFC 9457), for callers who could not be proved or who
/// are programs without a dialect.
public final class ProblemPages {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemPages() {}

  /// @param reference to quote to support; the same stands in the log
  public static void answer(Context ctx, Problem problem, String reference) {
    page(problem, reference).to(ctx);
  }

  /// The same for whoever writes it out himself.
  public static Answered page(Problem problem, String reference) {
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
    var headers = new ArrayList<Header>();
    if (problem.retryable()) {
      headers.add(new Header("Retry-After", "2"));
    }
    headers.add(new Header("Content-Type", "application/problem+json"));
    return new Answered(
        problem.status(), List.copyOf(headers), json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
