package paybridge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import paybridge.checkout.Problems;
import paybridge.web.ReferencePage.Prose;

/// The reference of the API: `/openapi.json`, the same as a page at `/docs`, and at
/// `/problems/{type}` what each problem means and what to do.
public final class ReferenceRoutes {
  private static final String FILE = "/openapi.json";
  private static final String STYLE = "/templates/docs/reference.css";
  private final byte[] api = resource(FILE);
  private final byte[] style = resource(STYLE);
  private final Pages pages;
  private final ReferencePage page;

  public ReferenceRoutes(Pages pages) {
    this.pages = pages;
    try {
      page = new OpenApiReader(new ObjectMapper().readTree(api)).page();
    } catch (IOException ours) {
      throw new UncheckedIOException("openapi.json is not JSON", ours);
    }
  }

  public void add(RoutesConfig routes) {
    routes.get(FILE, ctx -> ctx.contentType("application/json").result(api));
    routes.get("/docs", ctx -> html(ctx, "docs/reference", page));
    routes.get("/docs/reference.css", ctx -> ctx.contentType("text/css").result(style));
    routes.get("/problems", ctx -> html(ctx, "docs/problems", new ProblemList(shown())));
    routes.get("/problems/{type}", this::problem);
  }

  /// All problem types.
  public record ProblemList(List<ShownProblem> problems) {}

  /// One of them.
  public record ShownProblem(
      String word, String title, int status, Prose meaning, List<Prose> remedy) {}

  private void problem(Context ctx) {
    var word = ctx.pathParam("type");
    var known = ProblemTypes.find(word);
    if (known.isEmpty()) {
      ctx.status(404);
      html(ctx, "docs/no-problem", new ProblemList(shown()));
      return;
    }
    html(ctx, "docs/problem", show(known.get()));
  }

  private static List<ShownProblem> shown() {
    return ProblemTypes.all().stream().map(ReferenceRoutes::show).toList();
  }

  private static ShownProblem show(ProblemType type) {
    return new ShownProblem(
        type.word(),
        title(type.word()),
        type.status(),
        Prose.of(type.meaning()),
        type.remedy().stream().map(Prose::of).toList());
  }

  private static String title(String word) {
    return Problems.title(word);
  }

  private void html(Context ctx, String template, Object model) {
    ctx.header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .html(pages.render(template, model));
  }

  private static byte[] resource(String name) {
    try (var file = ReferenceRoutes.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
