package paybridge.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Our own styles and scripts under `/assets`, from the `templates` module.
public final class AssetRoutes {
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  public void add(RoutesConfig routes) {
    serve(routes, "pay.css", CSS);
    serve(routes, "continue.js", SCRIPT);
    serve(routes, "copy.js", SCRIPT);
    serve(routes, "wait.js", SCRIPT);
    serve(routes, "home.js", SCRIPT);
    serve(routes, "widget.js", SCRIPT);
  }

  private static void serve(RoutesConfig routes, String name, String type) {
    var bytes = read(name);
    routes.get(
        "/assets/" + name,
        ctx ->
            ctx.header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(type)
                .result(bytes));
  }

  private static byte[] read(String name) {
    try (var file = AssetRoutes.class.getResourceAsStream("/templates/assets/" + name)) {
      if (file == null) {
        throw new IllegalStateException("templates/assets/" + name + " is missing");
      }
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
